package io.stint.hub.particulars;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Room;
import io.stint.hub.agreement.Rooms;
import io.stint.hub.agreement.Situation;
import io.stint.hub.document.Documents;
import io.stint.hub.document.Paper;
import io.stint.hub.document.Withdrawal;
import io.stint.hub.room.Books;
import io.stint.hub.room.Surroundings;
import io.stint.hub.room.Wording;
import io.stint.hub.store.Database;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Giving particulars for the books and having them removed, for the two sides of an agreement alone. */
public final class ParticularsPages implements Routes {
    private final Pages pages;
    private final Surroundings around;
    private final Rooms rooms;
    private final Documents documents;
    private final Database database;
    private final Clock clock;

    public ParticularsPages(
            Pages pages, Surroundings around, Rooms rooms, Documents documents, Database database, Clock clock) {
        this.pages = pages;
        this.around = around;
        this.rooms = rooms;
        this.documents = documents;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/agreements/{id}/particulars", this::form);
        routes.post("/agreements/{id}/particulars/remove", this::remove);
    }

    private void form(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Room room = room(ctx, me);
        Situation situation = room.situation();
        Address other = (situation.is(Role.CLIENT) ? Role.WORKER : Role.CLIENT).in(situation.terms());
        Wording say = around.wording(ctx, around.venues().of(situation));
        Optional<DocumentId> mine = Books.of(room.papers(), me, other).mine().map(Paper::id);
        ParticularsView view = new ParticularsView(
                say,
                situation.id(),
                other,
                say.people().canRead(other),
                mine.isPresent(),
                mine.or(() -> documents
                        .newest(DocumentKind.PARTICULARS, me)
                        .map(held -> held.document().id())));
        pages.show(ctx, "room/books", say.of("books.title"), "mine", Map.of("view", view));
    }

    /** It cannot be undone, so it takes a second yes. */
    private void remove(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Hash32 id = room(ctx, me).situation().id();
        if (!"yes".equals(ctx.formParam("sure"))) {
            throw Problem.badField("sure", "This cannot be undone: say that you are sure.");
        }
        database.transact(h -> Withdrawal.of(h, DocumentKind.PARTICULARS, id, me, clock.instant()));
        ctx.redirect("/agreements/" + id.hex());
    }

    /** @throws Problem unless the visitor is one of the two sides */
    private Room room(Context ctx, Address me) {
        Room room = rooms.of(id(ctx), me);
        room.situation().require(Role.CLIENT, Role.WORKER);
        return room;
    }

    private static Hash32 id(Context ctx) {
        try {
            return Hash32.parse(ctx.pathParam("id"));
        } catch (BadInput e) {
            throw Problem.notFound("There is no agreement " + ctx.pathParam("id") + ".");
        }
    }
}
