package io.stint.cli.payroll;

import io.stint.cli.term.Terminal;
import io.stint.protocol.payroll.Totals;
import picocli.CommandLine;

/**
 * {@code stint payroll bonus}. A plain transfer would leave no memo and nothing to prove; so a bonus is put into the
 * agreement and paid out at once, as a payment of its own with its memo.
 */
@CommandLine.Command(
        name = "bonus",
        description = {
            "Give a bonus or a tip: on top of what the fund has for wages, paid at once, with its memo on the chain.",
            "It goes through the agreement (a top-up and a payment), so that both sides can prove it."
        })
final class BonusAll extends FromList {
    BonusAll(Terminal terminal) {
        super(terminal, Kind.BONUS);
    }

    @Override
    protected String sentence(int workers, Totals totals, String by) {
        return totals + " goes from " + by + " to " + count(workers, "worker")
                + " as a bonus; what their funds have for wages stays there.";
    }
}
