package io.stint.hub.hours;

import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Room;
import io.stint.hub.room.Wording;
import java.util.Optional;

/**
 * The hours of an agreement as their page shows them.
 *
 * @param state for the script, as JSON
 * @param texts for the script, as JSON by the ends of their keys
 * @param terms for the script: typed data and the worker's signature
 */
public record HoursView(Wording say, Room room, String state, String texts, Optional<String> terms) {
    public String id() {
        return room.situation().id().hex();
    }

    public boolean isWorker() {
        return room.situation().is(Role.WORKER);
    }

    /** Whether the viewer is one who approves. */
    public boolean paysOut() {
        return room.situation().is(Role.CLIENT) || room.situation().is(Role.APPROVER);
    }

    public boolean isOpen() {
        return room.situation().agreement().filter(a -> !a.closed()).isPresent();
    }
}
