package io.stint.hub.keeper;

import io.stint.chain.rpc.Node;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What gas costs now, and for how much it is sensible to pay it. */
public final class GasPurse {
    /** No single call that the keeper makes uses more; {@code docs/benchmarks.md} has each. */
    public static final long GAS = 80_000;

    /** Gas is at most a fifth of what it moves. */
    static final long FACTOR = 5;

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Node node;
    private final Clock clock;
    private @Nullable Quote last;

    private record Quote(BigInteger price, Instant at) {}

    GasPurse(Node node, Clock clock) {
        this.node = node;
        this.clock = clock;
    }

    /** Of one call, in wei. */
    synchronized Amount cost() {
        Instant now = clock.instant();
        if (last == null || last.at().isBefore(now.minus(FRESH))) {
            last = new Quote(node.gasPrice(), now);
        }
        return Amount.ofWei(last.price().multiply(BigInteger.valueOf(GAS)));
    }

    /** The smallest sum that is worth its gas. */
    Amount smallest() {
        return cost().times(FACTOR);
    }
}
