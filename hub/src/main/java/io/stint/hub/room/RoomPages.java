package io.stint.hub.room;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.chain.history.Verification;
import io.stint.chain.history.Verifier;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.hub.agreement.Offer;
import io.stint.hub.agreement.Relay;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Room;
import io.stint.hub.agreement.Rooms;
import io.stint.hub.agreement.Situation;
import io.stint.hub.agreement.Venue;
import io.stint.hub.layer.Layer;
import io.stint.hub.store.Database;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.BadInput;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The room of an agreement, a dispute in it, and the proof of its history. */
public final class RoomPages implements Routes {
    private final Pages pages;
    private final Database database;
    private final Surroundings around;
    private final Rooms rooms;
    private final Works works;
    private final Optional<Address> keeper;

    /** @param keeper the hub's key: an agreement that it can claim nothing of is a deposit; empty: there is none */
    public RoomPages(
            Pages pages, Database database, Surroundings around, Rooms rooms, Works works, Optional<Address> keeper) {
        this.pages = pages;
        this.database = database;
        this.around = around;
        this.rooms = rooms;
        this.works = works;
        this.keeper = keeper;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/agreements/{id}", this::room);
        routes.get("/agreements/{id}/case/{round}", this::dispute);
        routes.get("/agreements/{id}/check", this::check);
    }

    private void room(Context ctx) {
        RoomView view = view(ctx);
        Layer layer = layer(view);
        boolean all = ctx.queryParam("all") != null;
        pages.on(layer)
                .show(
                        ctx,
                        "room/room",
                        Titles.of(view),
                        "mine",
                        Map.of("view", view, "chain", layer.chain(), "all", all));
    }

    private void dispute(Context ctx) {
        RoomView view = view(ctx);
        Claim claim = view.claims().stream()
                .filter(c -> Integer.toString(c.round()).equals(ctx.pathParam("round")))
                .filter(c -> c.rulingEnd().isPresent())
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no dispute " + ctx.pathParam("round") + "."));
        boolean mayRule = claim.state() == ClaimState.DISPUTED
                && view.room().steps().stream().anyMatch(step -> step.action().equals("rule"));
        boolean maySay =
                claim.state() == ClaimState.DISPUTED && view.role() != Role.ARBITER && view.role() != Role.PAYEE;
        pages.on(layer(view))
                .show(
                        ctx,
                        "room/case",
                        view.say().of("case.title", claim.round(), Titles.of(view)),
                        "mine",
                        Map.of("view", view, "claim", claim, "mayRule", mayRule, "maySay", maySay));
    }

    private void check(Context ctx) {
        RoomView view = view(ctx);
        Layer layer = layer(view);
        long from = view.situation()
                .opened()
                .map(opened -> opened.entries().getFirst().block())
                .orElse(0L);
        Optional<Verification> verification = view.agreement().isEmpty()
                ? Optional.empty()
                : Optional.of(new Verifier(layer.chain(), layer.node(), layer.escrow())
                        .verify(view.situation().id(), from));
        pages.on(layer)
                .show(
                        ctx,
                        "room/check",
                        view.say().of("check.title"),
                        "mine",
                        Map.of(
                                "view",
                                view,
                                "verification",
                                verification,
                                "chain",
                                layer.chain(),
                                "escrow",
                                layer.escrow(),
                                "from",
                                from));
    }

    private Layer layer(RoomView view) {
        return around.venues().of(view.situation()).layer();
    }

    private RoomView view(Context ctx) {
        RoomView view = database.together(() -> stored(ctx));
        return view.with(
                gas(around.venues().of(view.situation()).relay(), view.terms().token()));
    }

    /** What the database has for it. */
    private RoomView stored(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Hash32 id = id(ctx);
        Room room = rooms.of(id, me);
        Situation situation = room.situation();
        Venue venue = around.venues().of(situation);
        Wording say = around.wording(ctx, venue);
        return new RoomView(
                say,
                room,
                database.ask(ask -> title(ask, situation, say.people())),
                RoomData.of(situation, venue.layer().domain()),
                Optional.empty(),
                isDeposit(situation.terms()));
    }

    /** The job's title, and with the same question everybody whom the page will name. */
    private Answer<Optional<String>> title(Questions ask, Situation situation, People people) {
        people.meet(ask, named(situation.terms(), situation.viewer()));
        return situation
                .offer()
                .flatMap(Offer::job)
                .map(first -> works.title(ask, first))
                .orElse(Optional::empty);
    }

    private boolean isDeposit(Terms terms) {
        return terms.claimCap().isZero()
                && keeper.filter(terms.worker()::equals).isPresent();
    }

    private static List<Address> named(Terms terms, Address viewer) {
        return Stream.of(terms.client(), terms.worker(), terms.approver(), terms.arbiter(), viewer)
                .filter(person -> !person.isZero())
                .distinct()
                .toList();
    }

    /** Not knowing the price of gas must not keep anybody from looking. */
    private static Optional<RoomView.Gas> gas(Relay relay, Address token) {
        try {
            return relay.least(token).map(least -> new RoomView.Gas(relay.cost(), least, relay.level()));
        } catch (NodeUnreachable | NodeError e) {
            return Optional.empty();
        }
    }

    private static Hash32 id(Context ctx) {
        try {
            return Hash32.parse(ctx.pathParam("id"));
        } catch (BadInput e) {
            throw Problem.notFound("There is no agreement " + ctx.pathParam("id") + ".");
        }
    }
}
