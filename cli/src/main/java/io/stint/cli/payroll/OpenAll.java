package io.stint.cli.payroll;

import io.stint.cli.term.Terminal;
import io.stint.protocol.payroll.Totals;
import picocli.CommandLine;

/** {@code stint payroll open}. */
@CommandLine.Command(name = "open", description = "Open the agreements of a list, each with its amount as the fund.")
final class OpenAll extends FromList {
    OpenAll(Terminal terminal) {
        super(terminal, Kind.OPEN);
    }

    @Override
    protected String sentence(int workers, Totals totals, String by) {
        return "You open " + count(workers, "agreement") + "; " + totals + " goes from " + by
                + " into the escrow. What is not approved comes back after your notice.";
    }
}
