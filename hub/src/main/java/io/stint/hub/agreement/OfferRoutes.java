package io.stint.hub.agreement;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Proposing terms: {@code POST /api/agreements}, and before it {@code /api/actions/offer/prepare}. */
final class OfferRoutes implements Routes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Idempotency idempotency;
    private final Venues venues;

    OfferRoutes(Idempotency idempotency, Venues venues) {
        this.idempotency = idempotency;
        this.venues = venues;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.post("/api/actions/offer/prepare", this::prepare);
        routes.post("/api/agreements", ctx -> idempotency.once(ctx, h -> offer(ctx, h)));
    }

    private record Draft(Venue venue, Terms terms, Amount sum, Optional<Hash32> job, Optional<Hash32> proposal) {}

    private Draft draft(Context ctx) {
        Address viewer = Visitor.signedIn(ctx);
        Input in = Input.of(ctx);
        Venue venue = venues.named(in.text("layer"));
        TermsForm form = new TermsForm(venue.coins());
        Terms terms = form.read(in);
        if (!terms.client().equals(viewer) && !terms.worker().equals(viewer)) {
            throw Problem.notYours("Only client or worker can propose these terms.");
        }
        Amount sum = form.sum(in, "sum", terms.token());
        requireAllowed(venue, terms, sum, parts(in), Words.of(ctx, venue.coins()));
        return new Draft(venue, terms, sum, in.hash("job"), in.hash("proposal"));
    }

    /** What the parts of the work cost, in the smallest unit: the browser tells it before it seals the scope. */
    private static List<Amount> parts(Input in) {
        return in.optional(
                        "parts",
                        text -> Arrays.stream(text.split(","))
                                .map(part -> Amount.ofWei(Input.whole(part, Amount.MAX.wei())))
                                .toList())
                .orElse(List.of());
    }

    /** The page of the terms says the same while they are written; for whom the work can be sealed, its browser sees. */
    private static void requireAllowed(Venue venue, Terms terms, Amount sum, List<Amount> parts, Words words) {
        TermsRules rules = new TermsRules(
                venue.layer().escrow(),
                venue.coins(),
                terms.token(),
                venue.largest(),
                _ -> true,
                venue.time().now());
        Map<String, String> refused = new LinkedHashMap<>();
        rules.check(terms, sum, parts).stream()
                .filter(Advice::refused)
                .forEach(advice -> refused.putIfAbsent(advice.field(), words.say(advice.says())));
        if (!refused.isEmpty()) {
            throw Problem.refused(words.say(Said.of("agreement.refused")), refused);
        }
    }

    /** What is to be proposed, with what harms, and nothing stored. */
    private void prepare(Context ctx) {
        Draft draft = draft(ctx);
        Venue venue = draft.venue();
        Words words = Words.of(ctx, venue.coins());
        List<TermsWarnings.Warning> warnings =
                TermsWarnings.of(draft.terms(), draft.sum(), venue.time().now());
        ObjectNode answer = NODES.objectNode();
        ArrayNode summary = answer.putArray("summary");
        summary.add(words.say(Said.of(
                "agreement.do.offer.does",
                new Said.Sum(draft.sum(), draft.terms().token()))));
        answer.put("cost", words.say(Said.of("agreement.cost.nothing")));
        answer.put("undoable", true);
        answer.set("warnings", warnings(warnings, words));
        answer.put("submit", "/api/agreements" + ActionRoutes.query(fields(draft)));
        ActionRoutes.json(ctx, answer);
    }

    /** The layer is not among the terms: their id says it. */
    private static Map<String, String> fields(Draft draft) {
        Map<String, String> fields = TermsForm.fields(draft.terms(), draft.sum(), draft.job(), draft.proposal());
        fields.put("layer", draft.venue().layer().key());
        return fields;
    }

    private Idempotency.Answer offer(Context ctx, Handle handle) {
        Draft draft = draft(ctx);
        Venue venue = draft.venue();
        Hash32 id = draft.terms().id(venue.layer().domain());
        Offer offer = new Offer(
                id,
                venue.number(),
                draft.terms(),
                draft.job().map(DocumentId::new),
                draft.proposal().map(DocumentId::new),
                draft.sum(),
                Visitor.signedIn(ctx),
                Math.max(0, venue.status().get().head()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                venue.time().seconds());
        Offers.add(handle, offer);
        Words words = Words.of(ctx, venue.coins());
        ObjectNode answer = NODES.objectNode().put("agreement", id.hex()).put("state", "offered");
        answer.put("location", "/agreements/" + id.hex());
        answer.set(
                "warnings",
                warnings(
                        TermsWarnings.of(
                                draft.terms(), draft.sum(), venue.time().now()),
                        words));
        return Idempotency.Answer.of(201, answer);
    }

    private static ArrayNode warnings(List<TermsWarnings.Warning> warnings, Words words) {
        ArrayNode json = NODES.arrayNode();
        warnings.forEach(warning -> json.addObject()
                .put("harms", warning.harms().word())
                .put("field", warning.field())
                .put("key", warning.said().key())
                .put("text", words.say(warning.said())));
        return json;
    }
}
