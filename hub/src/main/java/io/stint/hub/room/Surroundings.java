package io.stint.hub.room;

import io.javalin.http.Context;
import io.stint.hub.agreement.Venue;
import io.stint.hub.agreement.Venues;
import io.stint.hub.money.DisplayCurrency;
import io.stint.hub.web.Texts;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import java.util.Optional;

/** What every page around an agreement needs to say anything. */
public record Surroundings(Venues venues, People people) {

    /** How things are said to whoever asks, of no agreement in particular. */
    public Wording wording(Context ctx) {
        return wording(ctx, venues.first());
    }

    /** The same, of what is on a layer: with its money and its time. */
    public Wording wording(Context ctx, Venue venue) {
        Visitor visitor = Visitor.of(ctx);
        return new Wording(
                visitor.texts(),
                venue.coins().in(DisplayCurrency.chosen(ctx)),
                new AskedOnce(people),
                visitor.address(),
                venue.time().seconds());
    }

    /** What was to be said, of what is on another layer; who was asked for once is not asked for again. */
    Wording elsewhere(Context ctx, Wording say, Venue venue) {
        return new Wording(
                say.texts(),
                venue.coins().in(DisplayCurrency.chosen(ctx)),
                say.people(),
                say.viewer(),
                venue.time().seconds());
    }

    /** Outside a request. */
    public Wording wording(Texts texts, Venue venue, Optional<Address> viewer) {
        return new Wording(texts, venue.coins(), people, viewer, venue.time().seconds());
    }
}
