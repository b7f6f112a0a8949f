package io.stint.cli.payroll;

import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.BadInput;
import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.payroll.Totals;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run of transactions. */
abstract class Transacting extends RunCommand {
    private static final int TOLD = 10;

    Transacting(Terminal terminal) {
        super(terminal);
    }

    /** What it means, in one sentence. */
    protected abstract String sentence(int workers, Totals totals, String by);

    @Override
    protected final Run carryOut(Desk desk, List<Planned> planned) {
        Totals totals = Totals.of(planned.stream().map(p -> p.item().money()).toList());
        List<String> summary = new ArrayList<>();
        summary.add(sentence(planned.size(), totals, desk.key().address().toString()));
        planned.stream()
                .filter(one -> !one.warning().isEmpty())
                .limit(TOLD)
                .forEach(one -> summary.add("  " + one.item().label() + ": " + one.warning()));
        allow(desk, totals);
        Splitter splitter = new Splitter(desk.connection(), desk.key().address());
        splitter.add(firstBulk(), secondBulk(), planned);
        requireFunds(desk, splitter);
        Token coin = desk.connection().chain().coin();
        summary.add("That takes " + count(splitter.steps().size(), "transaction") + "; gas costs at most "
                + Words.money(splitter.fees(), coin) + ".");
        confirm(summary);
        Run run = begin(desk, planned, splitter.steps(), false);
        desk.store().write(run);
        return new Runner(terminal, desk.connection(), desk.store(), desk.outbox(), desk.sender()).finish(run, false);
    }

    private Bulk firstBulk() {
        return switch (kind()) {
            case OPEN -> Bulk.OPEN;
            case TOPUP, BONUS -> Bulk.TOP_UP;
            default -> Bulk.PAY;
        };
    }

    private Optional<Bulk> secondBulk() {
        return kind() == Kind.BONUS ? Optional.of(Bulk.PAY) : Optional.empty();
    }

    /** Where tokens go in, the escrow must be allowed to take them. */
    private void allow(Desk desk, Totals totals) {
        if (firstBulk() == Bulk.PAY) {
            return;
        }
        for (TokenAllowance lacking : TokenAllowance.lacking(desk, totals)) {
            confirm(List.of(lacking.sentence()));
            lacking.give();
        }
    }

    private static void requireFunds(Desk desk, Splitter splitter) {
        Amount value = splitter.steps().stream().map(RunStep::value).reduce(Amount.ZERO, Amount::plus);
        Amount needs = value.plus(splitter.fees());
        Amount has = desk.connection().node().balance(desk.key().address());
        if (has.compareTo(needs) < 0) {
            Token coin = desk.connection().chain().coin();
            throw new BadInput(
                    desk.key().address() + " has " + Words.money(has, coin) + ", and all of it together needs "
                            + Words.money(value, coin) + " and at most " + Words.money(splitter.fees(), coin)
                            + " for gas; nothing was sent");
        }
    }

    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
