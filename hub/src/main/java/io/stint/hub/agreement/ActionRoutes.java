package io.stint.hub.agreement;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /api/agreements/{id}/actions/{name}}, and before it {@code .../prepare}. Nothing is kept in between. */
final class ActionRoutes implements Routes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Idempotency idempotency;
    private final Agreements agreements;
    private final Map<Integer, Office> offices;

    /** What is done on one layer. */
    private record Office(Actions actions, Wallets wallets, Allowances allowances, Coins coins) {
        static Office of(Venue venue) {
            Wallets wallets = new Wallets(venue.layer());
            Allowances allowances = new Allowances(venue.layer(), venue.coins(), wallets);
            return new Office(new Actions(Desk.of(venue)), wallets, allowances, venue.coins());
        }
    }

    ActionRoutes(Idempotency idempotency, Agreements agreements, Venues venues) {
        this.idempotency = idempotency;
        this.agreements = agreements;
        this.offices = venues.all().stream().collect(Collectors.toUnmodifiableMap(Venue::number, Office::of));
    }

    private Office office(Situation situation) {
        return Objects.requireNonNull(offices.get(situation.layer()), "the hub serves the layers of its agreements");
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.post("/api/agreements/{id}/actions/{name}/prepare", this::prepare);
        routes.post("/api/agreements/{id}/actions/{name}", ctx -> idempotency.once(ctx, h -> submit(ctx, h)));
    }

    private void prepare(Context ctx) {
        Address viewer = Visitor.signedIn(ctx);
        Situation situation = agreements.of(id(ctx), viewer);
        Office office = office(situation);
        Plan plan = office.actions().of(ctx.pathParam("name")).plan(situation, Input.of(ctx));
        Optional<Allowances.Missing> missing =
                plan.call().flatMap(call -> office.allowances().missing(viewer, situation.terms(), call));
        String path = "/api/agreements/" + situation.id().hex() + "/actions/";
        Preparation words = new Preparation(Words.of(ctx, office.coins()), office.coins());
        if (missing.isPresent()) {
            Plan first = missing.get().plan();
            ObjectNode answer = words.write(first, Optional.of(missing.get().transaction()), situation);
            json(ctx, answer.put("before", ctx.pathParam("name")).put("submit", path + Allowances.ACTION));
        } else {
            ObjectNode answer =
                    words.write(plan, plan.call().map(call -> office.wallets().prepare(viewer, call)), situation);
            json(ctx, answer.put("submit", path + ctx.pathParam("name") + query(plan.fields())));
        }
    }

    static String query(Map<String, String> fields) {
        return fields.isEmpty()
                ? ""
                : new TreeMap<>(fields)
                        .entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&", "?", ""));
    }

    private Idempotency.Answer submit(Context ctx, Handle handle) {
        Address viewer = Visitor.signedIn(ctx);
        Input in = Input.of(ctx);
        String name = ctx.pathParam("name");
        Situation situation = agreements.of(handle, id(ctx), viewer);
        if (name.equals(Allowances.ACTION)) {
            // The token has it, or will; the next step asks the token itself.
            in.required("transaction", Hash32::parse);
            return Idempotency.Answer.of(200, NODES.objectNode().put("state", "sent"));
        }
        Action action = office(situation).actions().of(name);
        Optional<Hash32> sent = in.hash("transaction");
        String state;
        if (sent.isPresent()) {
            requireMay(action, situation, in);
            Announced.add(handle, situation.id(), new Announced(sent.get(), name, viewer, situation.now()));
            state = "sent";
        } else {
            state = signed(action.plan(situation, in), viewer, in, handle);
        }
        return Idempotency.Answer.of(200, NODES.objectNode().put("state", state));
    }

    /** What is sent may be in the chain already, so only who sends it counts, and not what has changed meanwhile. */
    private static void requireMay(Action action, Situation situation, Input in) {
        try {
            action.plan(situation, in);
        } catch (Problem problem) {
            if (problem.status() == Problem.NOT_YOURS) {
                throw problem;
            }
        } catch (StintException _) {
            // Of the situation, or of the node: it is on its way whatever we think of it.
        }
    }

    private static String signed(Plan plan, Address viewer, Input in, Handle handle) {
        if (plan.call().isPresent()) {
            throw Problem.badField("transaction", "Your own wallet sends this; give the transaction's hash.");
        }
        Plan.Signed signed = plan.signing()
                .map(signing -> signature(signing, in))
                .orElseGet(() -> new Plan.Signed(viewer, Bytes.EMPTY));
        return plan.effect().apply(handle, signed);
    }

    private static Plan.Signed signature(Plan.Signing signing, Input in) {
        Signature signature = in.required("signature", Signature::parse);
        Address signer = Secp256k1.recover(signing.data().digest(), signature)
                .filter(signing.signers()::contains)
                .orElseThrow(() -> Problem.badField(
                        "signature",
                        "It is not of " + signing.signers()
                                + " over what was prepared. Sign it anew with that wallet."));
        return new Plan.Signed(signer, Bytes.of(signature.compact()));
    }

    private static Hash32 id(Context ctx) {
        return AgreementRoutes.id(ctx.pathParam("id"));
    }

    static void json(Context ctx, ObjectNode answer) {
        ctx.contentType("application/json").header("Cache-Control", "no-store").result(answer.toString());
    }

    static ArrayNode texts(Iterable<String> lines) {
        ArrayNode array = NODES.arrayNode();
        lines.forEach(array::add);
        return array;
    }
}
