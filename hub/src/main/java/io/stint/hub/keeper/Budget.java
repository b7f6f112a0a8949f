package io.stint.hub.keeper;

import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * What one agreement may cost the hub in a day: so many transactions, and as much coin as they cost at today's price; tips
 * that came in count against it. What people ask for ends at half of what the hub does by itself, so that neither side can
 * use up by asking what the other's claims in hand need.
 */
final class Budget {
    /** For what people ask for. */
    static final int A_DAY = 20;

    /** For what the hub does by itself, what people asked for among it. */
    static final int WITH_OWN = 2 * A_DAY;

    private static final Duration DAY = Duration.ofDays(1);

    private final GasPurse gas;
    private final Clock clock;

    Budget(GasPurse gas, Clock clock) {
        this.gas = gas;
        this.clock = clock;
    }

    /** Whether somebody may ask for one more. What failed counts too: each was tried. */
    boolean leavesRoomToAsk(Handle handle, Hash32 agreement) {
        return KeeperJobs.since(handle, agreement, since()) < A_DAY && isCheap(handle, agreement, A_DAY);
    }

    /**
     * Whether the hub does one more thing by itself. What rules want has a bound of its own, and what the contract refused
     * when it was tried has cost nothing.
     *
     * @param most so many transactions at most
     */
    boolean leavesRoomFor(Handle handle, Hash32 agreement, int most) {
        return KeeperJobs.paidSince(handle, agreement, since()) < most && isCheap(handle, agreement, most);
    }

    private boolean isCheap(Handle handle, Hash32 agreement, int most) {
        Spending.Sum sum = Spending.of(handle, agreement, since());
        Amount bound = sum.tips().plus(gas.cost().times(most));
        return sum.spent().compareTo(bound) < 0;
    }

    private Instant since() {
        return clock.instant().minus(DAY);
    }
}
