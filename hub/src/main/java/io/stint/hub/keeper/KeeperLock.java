package io.stint.hub.keeper;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * The lock of one chain's keepers, held by a connection of the database.
 *
 * @param number the database's
 */
record KeeperLock(long number) {
    /** "stint" as a number. */
    private static final long STINT = 0x7374696e74L;

    /** Longer than a round takes with a node that hardly answers, shorter than anybody's patience. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    static KeeperLock of(long chainId) {
        return new KeeperLock(STINT ^ (chainId << (Byte.SIZE * 5)));
    }

    /** @return whether no other keeper has it */
    boolean take(Handle handle) {
        return handle.createQuery("select pg_try_advisory_lock(:lock)")
                .bind("lock", number)
                .mapTo(Boolean.class)
                .one();
    }

    /** From now on PostgreSQL ends the session of a hub that is gone or frozen, and with it the lock. */
    void watch(Handle handle) {
        handle.execute("set idle_session_timeout = " + SILENCE.toMillis());
    }

    /** Often, while it is held. */
    void touch(Handle handle) {
        handle.execute("select 1");
    }

    /** The connection goes back to the pool, and its session lives on. */
    void giveBack(Handle handle) {
        handle.execute("select pg_advisory_unlock_all()");
        handle.execute("reset idle_session_timeout");
    }
}
