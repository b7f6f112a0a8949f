package io.stint.hub.agreement;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.BadInput;
import io.stint.protocol.agreement.MoneyBar;
import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reading agreements: one, all of mine, and as a file. */
final class AgreementRoutes implements Routes {
    private final Venues venues;
    private final Agreements agreements;
    private final Rooms rooms;
    private final MyWork work;
    private final Records records;

    AgreementRoutes(Venues venues, Agreements agreements, Rooms rooms, MyWork work, Records records) {
        this.venues = venues;
        this.agreements = agreements;
        this.rooms = rooms;
        this.work = work;
        this.records = records;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/api/agreements", this::mine);
        routes.get("/api/agreements/{id}", this::one);
        routes.get("/api/agreements/{id}/file", this::file);
    }

    /** @throws Problem 404: what is no id names nothing */
    static Hash32 id(String text) {
        try {
            return Hash32.parse(text);
        } catch (BadInput _) {
            throw Problem.notFound("There is no agreement " + text + ".");
        }
    }

    private void one(Context ctx) {
        Room room = rooms.of(id(ctx.pathParam("id")), Visitor.signedIn(ctx));
        Venue venue = venues.of(room.situation());
        ActionRoutes.json(ctx, new RoomJson(venue.layer(), Words.of(ctx, venue.coins())).write(room));
    }

    private void file(Context ctx) {
        Situation situation = agreements.of(id(ctx.pathParam("id")), Visitor.signedIn(ctx));
        String name = "agreement-" + situation.id().hex().substring(2, 10) + ".json";
        ctx.contentType("application/json")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(AgreementFiles.write(records.of(situation)));
    }

    private void mine(Context ctx) {
        Address viewer = Visitor.signedIn(ctx);
        Input in = Input.of(ctx);
        MyWork.Page page = work.of(
                viewer,
                in.optional("role", AgreementRoutes::role),
                in.text("state"),
                in.text("cursor").map(WorkCursor::parse));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode lines = answer.putArray("agreements");
        page.lines()
                .forEach(line -> lines.add(line(line)
                        .put("layer", venues.of(line.situation()).layer().key())));
        page.next().ifPresent(next -> answer.put("cursor", next.toString()));
        answer.set("chain", RoomJson.chain(venues.first().status().get()));
        ActionRoutes.json(ctx, answer);
    }

    private static Role role(String word) {
        return Arrays.stream(Role.values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadInput("there is no role called " + word));
    }

    private static ObjectNode line(MyWork.Line line) {
        Situation s = line.situation();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("agreement", s.id().hex())
                .put("state", line.state())
                .put("waits", line.waits())
                .put("at", line.at().getEpochSecond())
                .put("scope", s.terms().scope().hex());
        ArrayNode roles = json.putArray("roles");
        s.roles().stream().sorted().forEach(role -> roles.add(role.word()));
        json.set("parties", RoomJson.parties(s.terms()));
        s.offer().flatMap(Offer::job).ifPresent(job -> json.put("job", job.toString()));
        Optional<MoneyBar> bar = s.agreement().map(a -> MoneyBar.of(a, s.approved()));
        bar.ifPresent(b -> {
            ObjectNode money = json.putObject("money");
            for (MoneyBar.Part part : MoneyBar.Part.values()) {
                money.put(part.name().toLowerCase(Locale.ROOT), b.of(part).wei().toString());
            }
        });
        json.set("steps", RoomJson.steps(line.steps()));
        return json;
    }
}
