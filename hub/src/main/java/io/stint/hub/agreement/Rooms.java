package io.stint.hub.agreement;

import io.stint.chain.profile.ChainProfile;
import io.stint.hub.document.Stored;
import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.agreement.MoneyBar;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Makes rooms. */
public final class Rooms {
    private final Database database;
    private final Agreements agreements;
    private final Relay relay;
    private final RoomDocuments documents;
    private final ChainProfile chain;
    private final Supplier<ChainStatus> status;

    public Rooms(
            Database database,
            Agreements agreements,
            Relay relay,
            RoomDocuments documents,
            ChainProfile chain,
            Supplier<ChainStatus> status) {
        this.database = database;
        this.agreements = agreements;
        this.relay = relay;
        this.documents = documents;
        this.chain = chain;
        this.status = status;
    }

    /**
     * The room of an agreement as somebody sees it.
     *
     * @throws Problem 404 when there is none, or it is none of the viewer's business
     */
    public Room of(Hash32 id, Address viewer) {
        ChainStatus now = status.get();
        return database.with(h -> {
            Situation s = agreements.of(h, id, viewer);
            List<Stored> papers = documents.of(h, id, viewer);
            // What waits between the two sides is not for whoever judges.
            boolean judges = s.roles().equals(Set.of(Role.ARBITER));
            InHand inHand = judges || s.agreement().isEmpty() ? InHand.NOTHING : ClaimsInHand.of(h, id);
            return new Room(
                    s,
                    s.agreement().map(a -> MoneyBar.of(a, s.approved())),
                    s.opened()
                            .map(opened -> opened.paidInAfter(now.head() - chain.confirmations()))
                            .orElse(Amount.ZERO),
                    papers,
                    Timeline.of(s, papers, inHand),
                    NextSteps.of(s, sum -> relay.sensible(s.terms(), sum)),
                    s.agreement().map(a -> inHand.handed(a, s.now())).orElse(List.of()),
                    relay.jobs(h, id),
                    Announced.waiting(h, id, s.now()),
                    now);
        });
    }
}
