package io.stint.hub.keeper;

import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which job is sent next. Draws before an end always are; anything else only when its gas fits beside the reserve and what
 * is under way, and it waits otherwise. One decision at a time, whoever pays from this purse.
 */
final class Admission {
    static final String WHY = "the hub's purse is low, and what is in it is kept for draws before an end";

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final Duration AGAIN = Duration.ofSeconds(15);

    private final Purse purse;

    Admission(Purse purse) {
        this.purse = purse;
    }

    /** In a transaction of the caller, which decides nothing else. */
    Optional<KeeperJob> take(Handle handle, Instant now) {
        handle.execute("select pg_advisory_xact_lock(?)", purse.lock());
        if (!KeeperJobs.othersWait(handle, purse.layers(), now)) {
            return KeeperJobs.take(handle, purse.layers(), now, false);
        }
        Optional<Boolean> room = hasRoom(handle);
        Optional<KeeperJob> job = KeeperJobs.take(handle, purse.layers(), now, room.orElse(false));
        if (room.filter(enough -> !enough).isPresent()) {
            KeeperJobs.postpone(handle, purse.layers(), WHY, now.plus(AGAIN), now);
        }
        return job;
    }

    /** Empty: the node does not say. */
    private Optional<Boolean> hasRoom(Handle handle) {
        try {
            return Optional.of(purse.now(handle).hasRoom());
        } catch (NodeUnreachable | NodeError e) {
            LOG.debug("it is not known what is in the purse", e);
            return Optional.empty();
        }
    }
}
