package io.stint.hub.room;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.chain.history.Verification;
import io.stint.chain.history.Verifier;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.hub.agreement.Relay;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Room;
import io.stint.hub.agreement.Rooms;
import io.stint.hub.agreement.Situation;
import io.stint.hub.store.Database;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.BadInput;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.eip712.Domain;
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
    private final Relay relay;
    private final Layer2 layer;

    /** @param domain of the escrow there */
    public record Layer2(ChainProfile chain, Node node, Domain domain) {}

    public RoomPages(
            Pages pages, Database database, Surroundings around, Rooms rooms, Works works, Relay relay, Layer2 layer) {
        this.pages = pages;
        this.database = database;
        this.around = around;
        this.rooms = rooms;
        this.works = works;
        this.relay = relay;
        this.layer = layer;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/agreements/{id}", this::room);
        routes.get("/agreements/{id}/case/{round}", this::dispute);
        routes.get("/agreements/{id}/check", this::check);
    }

    private void room(Context ctx) {
        RoomView view = view(ctx);
        boolean all = ctx.queryParam("all") != null;
        pages.show(ctx, "room/room", Titles.of(view), "mine", Map.of("view", view, "chain", layer.chain(), "all", all));
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
        pages.show(
                ctx,
                "room/case",
                view.say().of("case.title", claim.round(), Titles.of(view)),
                "mine",
                Map.of("view", view, "claim", claim, "mayRule", mayRule, "maySay", maySay));
    }

    private void check(Context ctx) {
        RoomView view = view(ctx);
        long from = view.situation()
                .opened()
                .map(opened -> opened.entries().getFirst().block())
                .orElse(0L);
        Optional<Verification> verification = view.agreement().isEmpty()
                ? Optional.empty()
                : Optional.of(new Verifier(layer.chain(), layer.node())
                        .verify(view.situation().id(), from));
        pages.show(
                ctx,
                "room/check",
                view.say().of("check.title"),
                "mine",
                Map.of("view", view, "verification", verification, "chain", layer.chain(), "from", from));
    }

    private RoomView view(Context ctx) {
        Optional<RoomView.Gas> gas = gas();
        return database.together(() -> view(ctx, gas));
    }

    private RoomView view(Context ctx, Optional<RoomView.Gas> gas) {
        Address me = Visitor.signedIn(ctx);
        Hash32 id = id(ctx);
        Room room = rooms.of(id, me);
        Situation situation = room.situation();
        Wording say = around.wording(ctx);
        meet(say.people(), situation.terms(), me);
        return new RoomView(
                say,
                room,
                situation
                        .offer()
                        .flatMap(offer -> offer.job())
                        .flatMap(works::job)
                        .map(posted -> posted.job().title()),
                RoomData.of(situation, layer.domain()),
                gas);
    }

    /** Everybody whom the page will name, with one question. */
    private static void meet(People people, Terms terms, Address viewer) {
        List<Address> all = Stream.of(terms.client(), terms.worker(), terms.approver(), terms.arbiter(), viewer)
                .filter(person -> !person.isZero())
                .distinct()
                .toList();
        people.names(all);
        people.readers(all);
    }

    /** Not knowing the price of gas must not keep anybody from looking. */
    private Optional<RoomView.Gas> gas() {
        try {
            return Optional.of(new RoomView.Gas(relay.cost(), relay.smallest(), relay.level()));
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
