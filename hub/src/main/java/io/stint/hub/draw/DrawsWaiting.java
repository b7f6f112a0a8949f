package io.stint.hub.draw;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Draws by rules that wait until the hub pays for them again. */
public final class DrawsWaiting {
    private static final String WAITS = "ruled and postponed and state = 'waiting'";

    private DrawsWaiting() {}

    /** The number of an agreement's. */
    public static Optional<Long> of(Handle handle, Hash32 agreement) {
        return handle.createQuery(
                        "select id from keeper_job where agreement = :agreement and " + WAITS + " order by id limit 1")
                .bind("agreement", agreement)
                .mapTo(Long.class)
                .findOne();
    }

    /** How many of somebody wait. */
    static int of(Handle handle, Address worker, List<Integer> layers) {
        return handle.createQuery("select count(*) from keeper_job join agreement a on a.id = keeper_job.agreement"
                        + " where a.worker = :worker and keeper_job.layer in (<layers>) and " + WAITS)
                .bind("worker", worker)
                .bindList("layers", layers)
                .mapTo(Integer.class)
                .one();
    }
}
