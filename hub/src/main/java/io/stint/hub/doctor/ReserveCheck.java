package io.stint.hub.doctor;

import io.stint.hub.agreement.Relay;
import io.stint.hub.keeper.Purse;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.layer.Deployment;
import io.stint.hub.store.ReadOnlyDatabase;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Money;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Whether the keeper has what is kept for draws before an end, and something beside it. */
final class ReserveCheck {
    static final String RESERVE = "reserve";

    private final Patient patient;
    private final Clock clock;

    ReserveCheck(Patient patient, Clock clock) {
        this.patient = patient;
        this.clock = clock;
    }

    /** @param layer of whose chain */
    Check of(ReadOnlyDatabase database, Deployment layer) {
        return patient.keeper()
                .map(keeper -> of(database, layer, keeper))
                .orElseGet(() -> NoKeeper.of(RESERVE, Optional.of(NoKeeper.works(database, clock))));
    }

    private Check of(ReadOnlyDatabase database, Deployment layer, Address keeper) {
        List<Integer> there =
                database.with(h -> h.createQuery("select id from layer where chain_id = :chain order by id")
                        .bind("chain", layer.chain().chainId())
                        .mapTo(Integer.class)
                        .list());
        if (there.isEmpty()) {
            return Check.ill(RESERVE, "nothing of the chain has been read", "start the hub and wait");
        }
        try {
            PurseState purse = database.with(h -> Purse.seen(h, there, layer, keeper, clock));
            return Check.of(
                    RESERVE,
                    purse.standing() == Relay.Level.FULL,
                    purse.kept() + " draws before an end need " + coin(layer, purse.reserve()) + ", "
                            + coin(layer, purse.free()) + " are free for the rest",
                    "send coin to " + keeper.toChecksum(layer.chain().chainId())
                            + (purse.missing().isZero()
                                    ? ""
                                    : ": " + coin(layer, purse.missing()) + " for those draws alone"));
        } catch (StintException e) {
            return Check.ill(RESERVE, Doctor.NO_NODE, "see node");
        }
    }

    private static String coin(Deployment layer, Amount amount) {
        return new Money(amount, layer.chain().coin()).toString();
    }
}
