package io.stint.protocol.reputation;

import io.stint.protocol.terms.SomeTerms;
import io.stint.protocol.value.Address;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** People by number who deal with each other; what stays in the escrow is in thousandths of what a full word takes. */
final class Village {
    static final Instant START = Instant.ofEpochSecond(1_800_000_000);
    private final List<Dealing> dealings = new ArrayList<>();

    static Address person(int number) {
        return SomeTerms.address("person " + number);
    }

    static Dealing dealing(int client, int worker, long thousandths, Duration span) {
        BigInteger stay = Measure.STAY.multiply(BigInteger.valueOf(thousandths)).divide(BigInteger.valueOf(1_000));
        return new Dealing(person(client), person(worker), stay, START, START.plus(span));
    }

    /** For as long as it takes to weigh in full. */
    Village pays(int client, int worker, long thousandths) {
        return pays(client, worker, thousandths, Measure.SPAN);
    }

    Village pays(int client, int worker, long thousandths, Duration span) {
        dealings.add(dealing(client, worker, thousandths, span));
        return this;
    }

    /** Ties somebody fully to two workers of their own. */
    Village settled(int client) {
        return pays(client, 10_000 + client, 1_000).pays(client, 20_000 + client, 1_000);
    }

    Dealings dealings() {
        return Dealings.of(dealings);
    }

    long points(int worker) {
        return Standing.of(dealings(), person(worker), Side.WORKER).points();
    }

    Word word(int client, int worker) {
        return Standing.of(dealings(), person(worker), Side.WORKER)
                .of(person(client))
                .orElseThrow();
    }

    long closeness(int from, int to) {
        return Closeness.of(dealings(), person(from), person(to));
    }

    /** All that lay in the escrow, in thousandths of what a full word takes. */
    long cost() {
        return dealings.stream()
                .map(Dealing::stay)
                .reduce(BigInteger.ZERO, BigInteger::add)
                .multiply(BigInteger.valueOf(1_000))
                .divide(Measure.STAY)
                .longValueExact();
    }

    int agreements() {
        return dealings.size();
    }
}
