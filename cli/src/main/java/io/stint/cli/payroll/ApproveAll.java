package io.stint.cli.payroll;

import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.payroll.Totals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stint payroll approve}: vouchers, which cost nothing. */
@CommandLine.Command(
        name = "approve",
        description = {
            "Approve the amounts of a list, or timesheets: sign vouchers into the agreement files, without gas.",
            "Timesheets are checked and reckoned anew by the scope that both signed."
        })
final class ApproveAll extends RunCommand {
    private static final int TOLD = 10;

    @Parameters(arity = "0..1", paramLabel = "LIST", description = "The list of pay in CSV.")
    private @Nullable Path list;

    @Option(
            names = "--timesheets",
            paramLabel = "DIR",
            description = "Instead of a list: the folder of the timesheets that workers handed in.")
    private @Nullable Path timesheets;

    @Option(names = "--batch", description = "One signature for all, instead of one for each.")
    private boolean batch;

    ApproveAll(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Kind kind() {
        return Kind.APPROVE;
    }

    @Override
    protected List<Planned> planned(Desk desk) {
        if ((list == null) == (timesheets == null)) {
            throw new BadInput("give a list, or the folder of timesheets with --timesheets; one of the two");
        }
        if (list != null) {
            Roll roll = Roll.read(desk.connection(), desk.folder(), list, true);
            return desk.plan(Kind.APPROVE, roll.wanted(), roll.problems());
        }
        HandedIn handedIn = HandedIn.read(desk.connection(), desk.folder(), timesheets);
        handedIn.pointedOut().forEach(terminal::progress);
        return desk.plan(Kind.APPROVE, handedIn.wanted(), handedIn.problems());
    }

    @Override
    protected Run carryOut(Desk desk, List<Planned> planned) {
        Totals totals = Totals.of(planned.stream().map(p -> p.item().money()).toList());
        List<String> summary = new ArrayList<>();
        summary.add("You approve " + totals + " more for " + Transacting.count(planned.size(), "worker") + ", with "
                + (batch ? "one signature" : Transacting.count(planned.size(), "signature"))
                + " and no gas. An approval cannot be taken back.");
        planned.stream()
                .filter(one -> !one.warning().isEmpty())
                .limit(TOLD)
                .forEach(one -> summary.add("  " + one.item().label() + ": " + one.warning()));
        confirm(summary);
        Run run = begin(desk, planned, List.of(), batch);
        desk.store().write(run);
        return Vouchers.sign(desk.store(), desk.folder(), run, desk.key());
    }
}
