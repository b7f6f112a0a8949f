package io.stint.hub.market;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.market.Profiles.Presented;
import io.stint.hub.moderation.Hidden;
import io.stint.hub.moderation.Thing;
import io.stint.hub.money.Rates;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The market for programs: what the pages show, as JSON. */
final class MarketApi implements Routes {
    private static final JsonMapper JSON = new JsonMapper();

    private final Jobs jobs;
    private final Profiles profiles;
    private final People people;
    private final Reviews reviews;
    private final Proposals proposals;
    private final Hidden hidden;
    private final Rates rates;

    MarketApi(
            Jobs jobs,
            Profiles profiles,
            People people,
            Reviews reviews,
            Proposals proposals,
            Hidden hidden,
            Rates rates) {
        this.hidden = hidden;
        this.jobs = jobs;
        this.profiles = profiles;
        this.people = people;
        this.reviews = reviews;
        this.proposals = proposals;
        this.rates = rates;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/api/jobs", this::list);
        routes.get("/api/jobs/{id}", this::one);
        routes.get("/api/jobs/{id}/proposals", this::proposals);
        routes.get("/api/people/{address}", this::person);
    }

    private void list(Context ctx) {
        FilterForm form =
                FilterForm.read(ctx::queryParam, rates, Visitor.of(ctx).texts());
        form.wrong().forEach((field, detail) -> {
            throw Problem.badField(field, detail);
        });
        Optional<JobCursor> after = Optional.ofNullable(ctx.queryParam("after")).map(JobCursor::parse);
        Jobs.Page page = jobs.search(form.filter(), after);
        Map<Address, Person> clients =
                people.of(page.jobs().stream().map(PostedJob::author).toList());
        ObjectNode answer = JSON.createObjectNode().put("count", page.count());
        ArrayNode items = answer.putArray("jobs");
        page.jobs().forEach(job -> items.add(node(job, Objects.requireNonNull(clients.get(job.author())))));
        page.next().ifPresent(next -> answer.put("next", next.toString()));
        answer(ctx, answer);
    }

    private void one(Context ctx) {
        PostedJob job = job(ctx);
        hidden.of(Thing.job(job.id()))
                .filter(decision -> !Visitor.of(ctx).is(job.author()))
                .ifPresent(decision -> {
                    throw Problem.gone("This hub's operator has hidden it: "
                            + decision.category().word() + ". " + decision.note());
                });
        answer(ctx, node(job, people.of(job.author())));
    }

    private PostedJob job(Context ctx) {
        DocumentId id = DocumentId.parse(ctx.pathParam("id"));
        return jobs.find(id)
                .orElseThrow(() -> hidden.removed(Thing.job(id))
                        .map(decision -> Problem.removed("This hub's operator has removed it for good: "
                                + decision.category().word() + ". " + decision.note()))
                        .orElseGet(() -> Problem.notFound("There is no job " + id + " here.")));
    }

    private static ObjectNode node(PostedJob job, Person client) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", job.id().toString())
                .put("version", job.version().toString())
                .put("postedAt", job.postedAt().getEpochSecond())
                .put("updatedAt", job.updatedAt().getEpochSecond());
        node.set("client", node(client));
        node.set("job", JSON.readTree(job.body().toString()));
        return node;
    }

    private static ObjectNode node(Person person) {
        ObjectNode node =
                JSON.createObjectNode().put("address", person.address().toString());
        person.name().ifPresent(name -> node.put("name", name));
        return node;
    }

    private void proposals(Context ctx) {
        Address reader = Visitor.signedIn(ctx);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode items = answer.putArray("proposals");
        proposals
                .of(job(ctx).id(), reader)
                .forEach(proposal -> items.addObject()
                        .put("id", proposal.id().toString())
                        .put("author", proposal.author().toString())
                        .put("to", proposal.recipient().toString())
                        .put("worker", proposal.worker().toString())
                        .put("createdAt", proposal.createdAt().getEpochSecond()));
        answer(ctx, answer);
    }

    private void person(Context ctx) {
        Address address = Address.parse(ctx.pathParam("address"));
        ObjectNode answer = node(people.of(address));
        Optional<Presented> presented = profiles.of(address)
                .filter(said -> hidden.of(Thing.profile(address)).isEmpty()
                        || Visitor.of(ctx).is(address));
        presented.ifPresent(said -> {
            answer.put("version", said.version().toString());
            answer.set("profile", JSON.readTree(said.profile().json().toString()));
        });
        ArrayNode about = answer.putArray("reviews");
        reviews.of(address)
                .forEach(review -> about.addObject()
                        .put("author", review.author().toString())
                        .put("stars", review.stars())
                        .put("text", review.text())
                        .put("createdAt", review.createdAt().getEpochSecond()));
        answer(ctx, answer);
    }

    private static void answer(Context ctx, ObjectNode answer) {
        ctx.contentType("application/json").header("Cache-Control", "no-store").result(answer.toString());
    }
}
