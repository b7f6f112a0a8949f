package io.stint.hub.alert;

import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Situation;
import io.stint.hub.draw.DrawsWaiting;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What a worker's rule wants to be drawn while the hub pays for no more. */
final class DrawAlerts {
    private DrawAlerts() {}

    /** Empty for others than the worker. */
    static List<Occasion> of(Handle handle, Situation situation) {
        if (!situation.is(Role.WORKER) || situation.undrawn().isZero()) {
            return List.of();
        }
        return DrawsWaiting.of(handle, situation.id())
                .map(job -> new Occasion(AlertKind.WAITS, Long.toString(job), situation.undrawn(), Optional.empty()))
                .stream()
                .toList();
    }
}
