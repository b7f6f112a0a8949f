package io.stint.cli.payroll;

import io.stint.chain.send.Outbox;
import io.stint.chain.send.Sender;
import io.stint.cli.Connection;
import io.stint.cli.agreement.AgreementFolder;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.payroll.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a run works with.
 *
 * @param key that signs and sends
 * @param outbox keeps other commands out meanwhile
 * @param height of the chain before anything was looked at: what the run sends is in later blocks
 */
record Desk(
        Connection connection,
        AgreementFolder folder,
        RunStore store,
        PrivateKey key,
        Outbox outbox,
        Sender sender,
        long height) {
    private static final int TOLD = 10;

    /**
     * Plans every line.
     *
     * @throws BadInput telling what is wrong with which lines, when anything is
     */
    List<Planned> plan(Kind kind, List<Wanted> wanted, List<Problem> problems) {
        Planner planner = new Planner(kind, connection, Optional.of(key.address()));
        List<Problem> all = new ArrayList<>(problems);
        List<Planned> planned = plan(planner, wanted, all);
        if (!all.isEmpty()) {
            throw new BadInput("the list has " + (all.size() == 1 ? "a problem" : all.size() + " problems")
                    + " and nothing was done: "
                    + all.stream().limit(TOLD).map(Problem::toString).collect(Collectors.joining("; "))
                    + (all.size() > TOLD ? "; and more, which 'stint payroll check' tells" : ""));
        }
        return planned;
    }

    /** @param problems gets those of lines that cannot be planned */
    static List<Planned> plan(Planner planner, List<Wanted> wanted, List<Problem> problems) {
        List<Planned> planned = new ArrayList<>();
        for (Wanted line : wanted) {
            try {
                planned.add(planner.plan(line));
            } catch (BadInput e) {
                problems.add(new Problem(line.line(), line.entry().label(), String.valueOf(e.getMessage())));
            }
        }
        return planned;
    }
}
