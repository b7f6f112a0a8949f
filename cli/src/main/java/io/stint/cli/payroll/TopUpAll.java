package io.stint.cli.payroll;

import io.stint.cli.term.Terminal;
import io.stint.protocol.payroll.Totals;
import picocli.CommandLine;

/** {@code stint payroll topup}. */
@CommandLine.Command(name = "topup", description = "Put more money into the agreements of a list.")
final class TopUpAll extends FromList {
    TopUpAll(Terminal terminal) {
        super(terminal, Kind.TOPUP);
    }

    @Override
    protected String sentence(int workers, Totals totals, String by) {
        return totals + " goes from " + by + " into " + count(workers, "agreement") + ".";
    }
}
