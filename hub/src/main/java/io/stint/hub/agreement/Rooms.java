package io.stint.hub.agreement;

import io.stint.hub.document.DocumentLists;
import io.stint.hub.document.Paper;
import io.stint.hub.store.Database;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.hub.web.Problem;
import io.stint.protocol.agreement.MoneyBar;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes rooms. */
public final class Rooms {
    private final Database database;
    private final Agreements agreements;
    private final Venues venues;

    public Rooms(Database database, Agreements agreements, Venues venues) {
        this.database = database;
        this.agreements = agreements;
        this.venues = venues;
    }

    /**
     * The room of an agreement as somebody sees it.
     *
     * @throws Problem 404 when there is none, or it is none of the viewer's business
     */
    public Room of(Hash32 id, Address viewer) {
        return database.ask(ask -> {
            Answer<Situation> situation = agreements.of(ask, id, viewer);
            Answer<Found> found = found(ask, id, viewer);
            return () -> room(situation.get(), found.get());
        });
    }

    /** What there is beside the situation itself, whoever may see it. */
    private record Found(List<Paper> papers, InHand inHand, List<Relay.Job> jobs, List<Announced> sent) {}

    private Answer<Found> found(Questions ask, Hash32 id, Address viewer) {
        Answer<List<Paper>> papers = DocumentLists.papers(ask, id, viewer);
        Answer<InHand> inHand = ClaimsInHand.of(ask, id);
        Answer<List<Relay.Job>> jobs = venues.first().relay().jobs(ask, id);
        Answer<List<Announced>> sent = Announced.waiting(ask, id, venues.earliest());
        return () -> new Found(papers.get(), inHand.get(), jobs.get(), sent.get());
    }

    private Room room(Situation s, Found found) {
        Venue venue = venues.of(s);
        ChainStatus now = venue.status().get();
        // What waits between the two sides is not for whoever judges.
        boolean judges = s.roles().equals(Set.of(Role.ARBITER));
        InHand inHand = judges || s.agreement().isEmpty() ? InHand.NOTHING : found.inHand();
        return new Room(
                s,
                s.agreement().map(a -> MoneyBar.of(a, s.approved())),
                s.opened()
                        .map(opened ->
                                opened.paidInAfter(now.head() - venue.chain().confirmations()))
                        .orElse(Amount.ZERO),
                found.papers(),
                Timeline.of(s, found.papers(), inHand),
                NextSteps.of(s, sum -> venue.relay().sensible(s.terms(), sum)),
                s.agreement().map(a -> inHand.handed(a, s.now())).orElse(List.of()),
                s.agreement().map(inHand::held).orElse(Map.of()),
                found.jobs(),
                found.sent().stream().filter(one -> one.isYoung(s.now())).toList(),
                now);
    }
}
