package io.stint.hub.keeper;

import io.stint.chain.rpc.NodeUnreachable;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What gas costs now, and for how much it is sensible to pay it. */
public final class GasPurse {
    /** No single call that the keeper makes uses more; {@code docs/benchmarks.md} has each. */
    public static final long GAS = 80_000;

    /** The limit that is signed for such a call: the escrow wants gas to be left for whoever it pays. */
    static final long SIGNED = GAS + GAS / 4 + 250_000;

    /** Gas is at most a fifth of what it moves. */
    static final long FACTOR = 5;

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Supplier<BigInteger> asked;
    private final Clock clock;
    private @Nullable Quote last;

    /** A node that is away is not asked for each agreement of a list, those of other chains among them. */
    private @Nullable Failure failed;

    private record Failure(NodeUnreachable why, Instant at) {}

    private record Quote(BigInteger price, Instant at) {}

    /** @param price what the node says now, in wei per gas */
    GasPurse(Supplier<BigInteger> price, Clock clock) {
        this.asked = price;
        this.clock = clock;
    }

    /** Of one call, in wei. */
    Amount cost() {
        return Amount.ofWei(price().multiply(BigInteger.valueOf(GAS)));
    }

    /** The most that a node may want to see for one call. */
    Amount signing() {
        return Amount.ofWei(price().multiply(BigInteger.valueOf(SIGNED)));
    }

    /** Wei per gas. */
    synchronized BigInteger price() {
        Instant now = clock.instant();
        if (failed != null && failed.at().isAfter(now.minus(PATIENCE))) {
            throw failed.why();
        }
        if (last == null || last.at().isBefore(now.minus(FRESH))) {
            last = new Quote(ask(now), now);
            failed = null;
        }
        return last.price();
    }

    private BigInteger ask(Instant now) {
        try {
            return asked.get();
        } catch (NodeUnreachable e) {
            failed = new Failure(e, now);
            throw e;
        }
    }

    /** The smallest sum that is worth its gas. */
    Amount smallest() {
        return cost().times(FACTOR);
    }
}
