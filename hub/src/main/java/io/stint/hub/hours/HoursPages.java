package io.stint.hub.hours;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.hub.agreement.Relay;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Room;
import io.stint.hub.agreement.Rooms;
import io.stint.hub.agreement.Situation;
import io.stint.hub.agreement.Venue;
import io.stint.hub.money.DisplayCurrency;
import io.stint.hub.money.DisplayRate;
import io.stint.hub.room.RoomData;
import io.stint.hub.room.Surroundings;
import io.stint.hub.room.Titles;
import io.stint.hub.room.Wording;
import io.stint.hub.room.Works;
import io.stint.hub.store.Database;
import io.stint.hub.web.Json;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Texts;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The hours of an agreement: the worker's clock and week, and for the others what was handed in. */
final class HoursPages implements Routes {
    private static final String SCRIPT = "hours.js.";

    private final Pages pages;
    private final Surroundings around;
    private final Rooms rooms;
    private final Works works;
    private final Database database;

    HoursPages(Pages pages, Surroundings around, Rooms rooms, Works works, Database database) {
        this.pages = pages;
        this.around = around;
        this.rooms = rooms;
        this.works = works;
        this.database = database;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/agreements/{id}/hours", this::hours);
    }

    private void hours(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Room room = rooms.of(HoursRoutes.id(ctx), me);
        Situation situation = room.situation();
        Venue venue = around.venues().of(situation);
        Wording say = around.wording(ctx, venue);
        Token token = venue.coins().token(situation.terms().token());
        Running running = database.with(h -> Running.of(h, situation));
        ObjectNode state =
                HoursJson.of(room, token, rates(ctx, venue, token), running, own(situation, me, venue.relay()));
        HoursView view = new HoursView(
                say,
                room,
                state.toString(),
                texts(Visitor.of(ctx).texts()),
                RoomData.of(situation, venue.layer().domain()).terms());
        Role role = situation.roles().stream().min(Comparator.naturalOrder()).orElse(Role.PAYEE);
        Optional<String> job = situation
                .offer()
                .flatMap(offer -> offer.job())
                .flatMap(works::job)
                .map(posted -> posted.job().title());
        String title = say.of("hours.title", Titles.of(say, job, situation.terms(), role));
        pages.on(venue.layer()).show(ctx, "room/hours", title, "mine", Map.of("view", view));
    }

    private HoursJson.Own own(Situation situation, Address me, Relay relay) {
        return situation.is(Role.WORKER)
                ? database.with(h -> new HoursJson.Own(
                        Timers.of(h, situation.id(), me),
                        Drafts.of(h, situation.id(), me),
                        smallest(relay, situation.terms().token())))
                : new HoursJson.Own(List.of(), List.of(), Amount.ZERO);
    }

    /** Not knowing the price of gas must not keep anybody from noting hours. */
    private static Amount smallest(Relay relay, Address token) {
        try {
            return relay.least(token).orElse(Amount.ZERO);
        } catch (NodeUnreachable | NodeError _) {
            return Amount.ZERO;
        }
    }

    private static List<DisplayRate> rates(Context ctx, Venue venue, Token token) {
        return venue.coins().in(DisplayCurrency.chosen(ctx)).rates(token);
    }

    private static String texts(Texts texts) {
        ObjectNode json = Json.object();
        texts.keys().stream()
                .filter(key -> key.startsWith(SCRIPT))
                .forEach(key -> json.put(key.substring(SCRIPT.length()), texts.of(key)));
        return Json.inPage(json);
    }
}
