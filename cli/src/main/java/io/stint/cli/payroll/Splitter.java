package io.stint.cli.payroll;

import io.stint.chain.send.Quote;
import io.stint.chain.send.TooMuchGas;
import io.stint.cli.Connection;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Divides calls into transactions: as many in each as the chain's gas allows by its own estimate, with the room that a
 * transaction is given besides, and never more than a hundred.
 */
final class Splitter {
    private static final int MOST = 100;

    /** Bytes of calldata. Nodes take transactions of 128 KiB; a hundred payments with long paths would be more. */
    private static final int LARGEST = 120_000;

    /** What a payment to an account that is new to the chain uses at most; taken where nothing can be tried yet. */
    private static final long PAYMENT = 60_000;

    /** What a transaction is given besides, and gets back: it must be there all the same. */
    private static final long PROMISED = 250_000;

    private final Connection connection;
    private final Address by;
    private final List<RunStep> steps = new ArrayList<>();
    private Amount fees = Amount.ZERO;
    private BigInteger price = BigInteger.ZERO;

    Splitter(Connection connection, Address by) {
        this.connection = connection;
        this.by = by;
    }

    List<RunStep> steps() {
        return List.copyOf(steps);
    }

    /** The most that the gas of all can cost, in native coin. */
    Amount fees() {
        return fees;
    }

    /**
     * Adds what must be sent for these.
     *
     * @param second follows in a transaction of its own after each of the first; it cannot be tried before that is mined
     * @throws io.stint.chain.rpc.Reverted when the escrow would refuse one of them
     * @throws io.stint.chain.send.InsufficientFunds when the account lacks value and gas for one transaction
     */
    void add(Bulk first, Optional<Bulk> second, List<Planned> all) {
        int from = 0;
        while (from < all.size()) {
            int count = fitting(first, all, from);
            List<Planned> some = all.subList(from, from + count);
            steps.add(step(first, from, some));
            int at = from;
            second.ifPresent(bulk -> {
                steps.add(step(bulk, at, some));
                fees = fees.plus(Amount.ofWei(price.multiply(BigInteger.valueOf(PAYMENT * some.size() + PROMISED))));
            });
            from += count;
        }
    }

    private int fitting(Bulk bulk, List<Planned> all, int from) {
        int count = Math.min(MOST, all.size() - from);
        while (count > 1 && size(bulk, all.subList(from, from + count)) > LARGEST) {
            count--;
        }
        while (true) {
            Optional<Quote> quote = quote(step(bulk, from, all.subList(from, from + count)));
            boolean room = quote.isPresent()
                    && quote.get().transaction().gas() < connection.chain().maxGas();
            if (quote.isPresent() && (room || count == 1)) {
                fees = fees.plus(quote.get().fee());
                price = quote.get()
                        .fee()
                        .wei()
                        .divide(BigInteger.valueOf(quote.get().transaction().gas()));
                return count;
            }
            count = Math.max(1, count * 4 / 5);
        }
    }

    private static int size(Bulk bulk, List<Planned> some) {
        return step(bulk, 0, some).data().size();
    }

    /** Empty when one transaction cannot do it. */
    private Optional<Quote> quote(RunStep step) {
        try {
            return Optional.of(Quote.of(connection.chain(), connection.node(), by, step.action(connection.escrow())));
        } catch (TooMuchGas e) {
            if (step.count() == 1) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static RunStep step(Bulk bulk, int from, List<Planned> some) {
        List<EscrowCall> calls = some.stream()
                .map(planned -> planned.calls().get(bulk))
                .map(Objects::requireNonNull)
                .toList();
        EscrowCall all = bulk.of(calls);
        return new RunStep(bulk, from, some.size(), all.data(), Amount.ofWei(all.value()), Optional.empty());
    }
}
