package io.stint.hub.agreement;

import io.stint.hub.document.Stored;
import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.agreement.MoneyBar;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Set;

/** Makes rooms. */
public final class Rooms {
    private final Database database;
    private final Agreements agreements;
    private final RoomDocuments documents;
    private final Venues venues;

    public Rooms(Database database, Agreements agreements, RoomDocuments documents, Venues venues) {
        this.database = database;
        this.agreements = agreements;
        this.documents = documents;
        this.venues = venues;
    }

    /**
     * The room of an agreement as somebody sees it.
     *
     * @throws Problem 404 when there is none, or it is none of the viewer's business
     */
    public Room of(Hash32 id, Address viewer) {
        return database.with(h -> {
            Situation s = agreements.of(h, id, viewer);
            Venue venue = venues.of(s);
            ChainStatus now = venue.status().get();
            List<Stored> papers = documents.of(h, id, viewer);
            // What waits between the two sides is not for whoever judges.
            boolean judges = s.roles().equals(Set.of(Role.ARBITER));
            InHand inHand = judges || s.agreement().isEmpty() ? InHand.NOTHING : ClaimsInHand.of(h, id);
            return new Room(
                    s,
                    s.agreement().map(a -> MoneyBar.of(a, s.approved())),
                    s.opened()
                            .map(opened -> opened.paidInAfter(
                                    now.head() - venue.chain().confirmations()))
                            .orElse(Amount.ZERO),
                    papers,
                    Timeline.of(s, papers, inHand),
                    NextSteps.of(s, sum -> venue.relay().sensible(s.terms(), sum)),
                    s.agreement().map(a -> inHand.handed(a, s.now())).orElse(List.of()),
                    venue.relay().jobs(h, id),
                    Announced.waiting(h, id, s.now()),
                    now);
        });
    }
}
