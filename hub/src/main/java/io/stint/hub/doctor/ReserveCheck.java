package io.stint.hub.doctor;

import io.stint.hub.agreement.Relay;
import io.stint.hub.keeper.Purse;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.store.ReadOnlyDatabase;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;
import java.time.Clock;

/** Whether the keeper has what is kept for draws before an end, and something beside it. */
final class ReserveCheck {
    static final String RESERVE = "reserve";

    private final Patient patient;
    private final Clock clock;

    ReserveCheck(Patient patient, Clock clock) {
        this.patient = patient;
        this.clock = clock;
    }

    Check of(ReadOnlyDatabase database) {
        return patient.keeper()
                .map(keeper -> of(database, keeper))
                .orElseGet(() -> Check.well(RESERVE, "no keeper: the hub submits nothing"));
    }

    private Check of(ReadOnlyDatabase database, Address keeper) {
        try {
            PurseState purse = database.with(h -> Purse.seen(h, patient.node(), keeper, patient.chain(), clock));
            return Check.of(
                    RESERVE,
                    purse.standing() == Relay.Level.FULL,
                    purse.kept() + " draws before an end need " + purse.reserve() + " wei, " + purse.free()
                            + " wei are free for the rest",
                    "send coin to " + keeper.toChecksum(patient.chain().chainId())
                            + (purse.missing().isZero() ? "" : ": " + purse.missing() + " wei for those draws alone"));
        } catch (StintException e) {
            return Check.ill(RESERVE, Doctor.NO_NODE, "see node");
        }
    }
}
