package io.stint.hub.alert;

import io.stint.hub.agreement.ClaimsInHand;
import io.stint.hub.agreement.Handed;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Situation;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Handed-in hours that become a claim while whoever pays is silent. */
final class HoursAlerts {
    private HoursAlerts() {}

    /** Empty for others than the client's side. */
    static List<Occasion> of(Handle handle, Situation situation) {
        boolean pays = situation.is(Role.CLIENT) || situation.is(Role.APPROVER);
        return situation
                .agreement()
                .filter(_ -> pays)
                .map(agreement -> ClaimsInHand.of(handle, situation.id()).handed(agreement, situation.now()).stream()
                        .filter(hours -> hours.state() == Handed.State.WAITS)
                        .map(hours -> new Occasion(
                                AlertKind.HOURS, hours.timesheet().hex(), hours.sum(), Optional.of(hours.notBefore())))
                        .toList())
                .orElse(List.of());
    }
}
