package io.stint.hub.moderation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Json;
import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Texts;
import io.stint.hub.web.Visitor;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** This hub's hide list: signed by an operator, served to whoever wants to follow it. */
final class OwnHides implements Routes {
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,15}");

    private final Database database;
    private final Idempotency idempotency;
    private final Domain domain;
    private final Set<Address> operators;
    private final Clock clock;

    /** @param domain of the escrow */
    OwnHides(Database database, Idempotency idempotency, Domain domain, Set<Address> operators, Clock clock) {
        this.database = database;
        this.idempotency = idempotency;
        this.domain = domain;
        this.operators = Set.copyOf(operators);
        this.clock = clock;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/api/hidden", this::serve);
        routes.post("/api/actions/hides/prepare", this::prepare);
        routes.post("/api/hidden", ctx -> idempotency.once(ctx, handle -> sign(ctx, handle)));
    }

    private void serve(Context ctx) {
        SignedHides signed = database.with(OwnHides::signed)
                .orElseThrow(() -> Problem.notFound("This hub's operator has signed no hide list."));
        Json.answer(ctx, signed.json());
    }

    private void prepare(Context ctx) {
        Operators.require(ctx, operators);
        HideList list = database.with(Hidden::own);
        long version = database.with(this::nextVersion);
        Texts texts = Visitor.of(ctx).texts();
        ObjectNode answer = Json.object();
        answer.putArray("summary")
                .add(texts.of("moderation.list.sign", list.entries().size()));
        answer.put("cost", texts.of("agreement.cost.signature"))
                .put("undoable", true)
                .put("submit", "/api/hidden?version=" + version);
        answer.set("typedData", list.typedData(domain, version).json());
        Json.answer(ctx, answer);
    }

    /** A restored database has forgotten lists that others have; the clock has not. */
    private long nextVersion(Handle handle) {
        long last = signed(handle).map(SignedHides::version).orElse(0L);
        return Math.max(last + 1, clock.instant().getEpochSecond());
    }

    private Idempotency.Answer sign(Context ctx, Handle handle) {
        Address operator = Operators.require(ctx, operators);
        long version = version(ctx);
        Signature signature = JsonRequest.read(ctx, in -> in.parsed("signature", Signature::parse));
        HideList list = Hidden.own(handle);
        long last = signed(handle).map(SignedHides::version).orElse(0L);
        if (version <= last
                || list.signer(domain, version, signature)
                        .filter(operator::equals)
                        .isEmpty()) {
            throw Problem.conflict("Something was hidden or shown since this list was prepared. Sign the new one.");
        }
        write(handle, new SignedHides(version, operator, signature, list));
        return Idempotency.Answer.of(200, Json.object().put("state", "published"));
    }

    private static long version(Context ctx) {
        String text = ctx.queryParam("version");
        if (text == null || !VERSION.matcher(text).matches()) {
            throw Problem.badField("version", "Give the version that was prepared.");
        }
        return Long.parseLong(text);
    }

    static Optional<SignedHides> signed(Handle handle) {
        return handle.createQuery("select version, signer, signature, list from hide_list")
                .map(row -> new SignedHides(
                        row.getColumn("version", Long.class),
                        row.getColumn("signer", Address.class),
                        Signature.parse(row.getColumn("signature", Bytes.class).hex()),
                        JsonFields.read(
                                CanonicalJson.parse(row.getColumn("list", String.class), HideList.LARGEST),
                                "the list",
                                HideList::read)))
                .findOne();
    }

    private static void write(Handle handle, SignedHides signed) {
        handle.createUpdate("""
                        insert into hide_list (version, signer, signature, list)
                        values (:version, :signer, :signature, :list)
                        on conflict (only_one) do update set version = excluded.version, signer = excluded.signer,
                            signature = excluded.signature, list = excluded.list""")
                .bind("version", signed.version())
                .bind("signer", signed.signer())
                .bind("signature", Bytes.of(signed.signature().compact()))
                .bind("list", signed.list().json().text())
                .execute();
    }
}
