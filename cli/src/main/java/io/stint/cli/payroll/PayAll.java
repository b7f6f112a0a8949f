package io.stint.cli.payroll;

import io.stint.cli.term.Terminal;
import io.stint.protocol.payroll.Totals;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Token;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code stint payroll pay}. */
@CommandLine.Command(
        name = "pay",
        description = {
            "With a list, as client or approver: approve its amounts and pay them at once.",
            "Without one, as anyone: pay out what the vouchers in the files approve."
        })
final class PayAll extends Transacting {
    @Parameters(
            arity = "0..1",
            paramLabel = "LIST",
            description = "The list of pay in CSV; 'stint payroll template' shows one.")
    private @Nullable Path list;

    PayAll(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Kind kind() {
        return list == null ? Kind.DRAW : Kind.PAY;
    }

    @Override
    protected List<Planned> planned(Desk desk) {
        if (list == null) {
            return vouchers(desk);
        }
        Roll roll = Roll.read(desk.connection(), desk.folder(), list, true);
        return desk.plan(Kind.PAY, roll.wanted(), roll.problems());
    }

    private static List<Planned> vouchers(Desk desk) {
        Planner planner = new Planner(Kind.DRAW, desk.connection(), Optional.empty());
        Map<Address, Token> tokens = new HashMap<>();
        return desk.folder().entries().stream()
                .flatMap(
                        entry -> planner
                                .draw(
                                        entry,
                                        tokens.computeIfAbsent(
                                                entry.file().terms().token(), desk.connection()::token))
                                .stream())
                .toList();
    }

    @Override
    protected String sentence(int workers, Totals totals, String by) {
        return totals + " goes out of the escrow to " + count(workers, "worker")
                + (list == null ? ", as their vouchers approve." : "; a payment cannot be taken back.");
    }
}
