package io.stint.hub.market;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.market.Profiles.Presented;
import io.stint.hub.moderation.Hidden;
import io.stint.hub.moderation.Thing;
import io.stint.hub.money.Rates;
import io.stint.hub.reputation.Reputations;
import io.stint.hub.reputation.Weighed;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Texts;
import io.stint.hub.web.Visitor;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.value.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Profiles, and the form that changes one's own. */
final class PeoplePages implements Routes {
    private final Jobs jobs;
    private final Profiles profiles;
    private final People people;
    private final Reputations reputations;
    private final Reviews reviews;
    private final Hidden hidden;
    private final Rates rates;
    private final Voices voices;
    private final Pages pages;

    PeoplePages(
            Jobs jobs,
            Profiles profiles,
            People people,
            Reputations reputations,
            Reviews reviews,
            Hidden hidden,
            Rates rates,
            Voices voices,
            Pages pages) {
        this.reputations = reputations;
        this.hidden = hidden;
        this.jobs = jobs;
        this.profiles = profiles;
        this.people = people;
        this.reviews = reviews;
        this.rates = rates;
        this.voices = voices;
        this.pages = pages;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/people/{address}", this::show);
        routes.get("/profile/edit", this::edit);
    }

    private void show(Context ctx) {
        Address address = Address.parse(ctx.pathParam("address"));
        Person person = people.of(address);
        Optional<Hidden.Decision> decision = hidden.of(Thing.profile(address))
                .or(() -> hidden.removed(Thing.profile(address))
                        .filter(_ -> profiles.of(address).isEmpty()));
        boolean shown = decision.isEmpty() || Visitor.of(ctx).is(address);
        List<Reviews.Shown> about = reviews.of(address);
        Weighed weighed = reputations.of(List.of(address)).getOrDefault(address, Weighed.nothing(address));
        Optional<Long> closeness = Visitor.of(ctx)
                .address()
                .filter(visitor -> !visitor.equals(address) && person.showsRecord())
                .map(visitor -> reputations.closeness(visitor, address));
        pages.show(
                ctx,
                "market/person",
                person.shown(),
                "",
                Map.of(
                        "person",
                        person,
                        "presented",
                        shown ? profiles.of(address) : Optional.empty(),
                        "hidden",
                        decision,
                        "jobs",
                        jobs.by(address),
                        "reviews",
                        about,
                        "weighed",
                        weighed,
                        "closeness",
                        closeness,
                        "reviewers",
                        people.of(about.stream().map(Reviews.Shown::author).toList()),
                        "say",
                        voices.of(ctx)));
    }

    private void edit(Context ctx) {
        Texts texts = Visitor.of(ctx).texts();
        Optional<Profile> before = profiles.of(Visitor.signedIn(ctx)).map(Presented::profile);
        List<String> currencies = Stream.concat(
                        before
                                .flatMap(Profile::rate)
                                .map(rate -> rate.currency().code())
                                .stream(),
                        rates.currencies().stream())
                .distinct()
                .toList();
        pages.show(
                ctx,
                "market/profileform",
                texts.of("market.profile.edit"),
                "",
                Map.of("before", before, "currencies", currencies, "say", voices.of(ctx)));
    }
}
