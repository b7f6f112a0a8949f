package io.stint.hub.keeper;

import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which job is sent next. Draws before an end always are; anything else only when its gas fits beside the reserve and what
 * is under way, and what workers' rules want only while the operator pays for it; it waits otherwise. One decision at a
 * time, whoever pays from this purse.
 */
final class Admission {
    static final String LOW = "the hub's purse is low, and what is in it is kept for draws before an end";
    static final String ENOUGH = "the hub has paid for as many draws by rules in seven days as it does";

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final Duration AGAIN = Duration.ofSeconds(15);
    private static final Duration WEEK = Duration.ofDays(7);

    private final Purse purse;
    private final int draws;

    /** @param draws by rules, in seven days at most */
    Admission(Purse purse, int draws) {
        this.purse = purse;
        this.draws = draws;
    }

    /** In a transaction of the caller, which decides nothing else. */
    Optional<Shipment> take(Handle handle, Instant now) {
        handle.execute("select pg_advisory_xact_lock(?)", purse.lock());
        if (!NextJobs.othersWait(handle, purse.layers(), now)) {
            return take(handle, 0, 0, now);
        }
        OptionalLong known = room(handle);
        long room = known.orElse(0);
        long ruled = Math.min(room, draws - NextJobs.ruled(handle, purse.layers(), now.minus(WEEK)));
        Optional<Shipment> taken = take(handle, room, ruled, now);
        if (known.isPresent() && ruled <= 0) {
            NextJobs.postpone(handle, purse.layers(), room > 0, room > 0 ? ENOUGH : LOW, now.plus(AGAIN), now);
        }
        return taken;
    }

    /**
     * One job, or several draws together.
     *
     * @param room for so many calls beside the reserve
     * @param ruled for so many of those that rules want
     */
    private Optional<Shipment> take(Handle handle, long room, long ruled, Instant now) {
        return NextJobs.take(handle, purse.layers(), now, room > 0, ruled > 0)
                .map(job -> Batches.of(handle, job, ruled, now));
    }

    /** Empty: the node does not say. */
    private OptionalLong room(Handle handle) {
        try {
            return OptionalLong.of(purse.now(handle).room());
        } catch (NodeUnreachable | NodeError e) {
            LOG.debug("it is not known what is in the purse", e);
            return OptionalLong.empty();
        }
    }
}
