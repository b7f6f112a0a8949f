package io.stint.hub.market;

import io.stint.hub.document.DocumentListener;
import io.stint.hub.moderation.Hidden;
import io.stint.hub.money.Rates;
import io.stint.hub.reputation.ReputationRoutes;
import io.stint.hub.reputation.Reputations;
import io.stint.hub.store.Database;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import java.time.Clock;
import java.util.List;

/** The market's parts, joined. */
public final class Market {
    private final Profiles profiles;
    private final List<DocumentListener> listeners;
    private final List<Routes> routes;

    /**
     * @param records of payments, for those who show theirs
     * @param reviews that stand on profiles
     */
    public Market(Database database, Pages pages, Rates rates, PaymentRecords records, Reviews reviews, Clock clock) {
        this.profiles = new Profiles(database);
        Hidden hidden = new Hidden(database, clock);
        Jobs jobs = new Jobs(database, rates);
        Proposals proposals = new Proposals(database);
        People people = new People(database, profiles, records);
        Reputations reputations = new Reputations(database);
        Voices voices = new Voices(rates, clock);
        this.listeners = followers(database);
        this.routes = List.of(
                new BoardPages(database, jobs, people, rates, voices, pages),
                new JobPages(jobs, people, reputations, proposals, hidden, rates, voices, pages),
                new PeoplePages(jobs, profiles, people, reputations, reviews, hidden, rates, voices, pages),
                new MarketApi(jobs, profiles, people, reviews, proposals, hidden, rates),
                new ReputationRoutes(reputations, person -> people.of(person).showsRecord(), pages));
    }

    /** What makes the market's tables of documents. */
    public static List<DocumentListener> followers(Database database) {
        return List.of(new JobListener(), new Profiles(database), new ProposalListener());
    }

    /** What follows the documents. */
    public List<DocumentListener> listeners() {
        return listeners;
    }

    public List<Routes> routes() {
        return routes;
    }

    public Profiles profiles() {
        return profiles;
    }
}
