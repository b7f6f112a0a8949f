package io.stint.hub.market;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.moderation.Hidden;
import io.stint.hub.moderation.HiddenPage;
import io.stint.hub.moderation.Thing;
import io.stint.hub.money.Rates;
import io.stint.hub.reputation.Reputations;
import io.stint.hub.reputation.Weighed;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Texts;
import io.stint.hub.web.Visitor;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A job with its proposals, and the form that posts or changes one. */
final class JobPages implements Routes {
    private final Jobs jobs;
    private final People people;
    private final Reputations reputations;
    private final Proposals proposals;
    private final Hidden hidden;
    private final Rates rates;
    private final Voices voices;
    private final Pages pages;

    JobPages(
            Jobs jobs,
            People people,
            Reputations reputations,
            Proposals proposals,
            Hidden hidden,
            Rates rates,
            Voices voices,
            Pages pages) {
        this.reputations = reputations;
        this.hidden = hidden;
        this.jobs = jobs;
        this.people = people;
        this.proposals = proposals;
        this.rates = rates;
        this.voices = voices;
        this.pages = pages;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/jobs/new", this::post);
        routes.get("/jobs/{id}", this::show);
        routes.get("/jobs/{id}/edit", this::edit);
    }

    private void show(Context ctx) {
        DocumentId id = DocumentId.parse(ctx.pathParam("id"));
        jobs.find(id)
                .ifPresentOrElse(
                        job -> show(ctx, job),
                        () -> HiddenPage.show(
                                pages, ctx, hidden.removed(Thing.job(id)).orElseThrow(() -> none(id))));
    }

    private void show(Context ctx, PostedJob job) {
        Visitor visitor = Visitor.of(ctx);
        List<Conversation> conversations = visitor.address()
                .map(reader -> Conversation.all(proposals.of(job.id(), reader)))
                .orElse(List.of());
        Optional<Hidden.Decision> decision = hidden.of(Thing.job(job.id()));
        // Whoever deals about it already keeps seeing it.
        if (decision.isPresent() && conversations.isEmpty() && !visitor.is(job.author())) {
            HiddenPage.show(pages, ctx, decision.get());
            return;
        }
        List<Address> named = Stream.concat(
                        Stream.concat(Stream.of(job.author()), job.job().arbiter().stream()),
                        conversations.stream().map(Conversation::worker))
                .toList();
        Map<Address, Person> shown = people.of(named);
        pages.show(
                ctx,
                "market/job",
                job.job().title(),
                "work",
                Map.of(
                        "hidden",
                        decision,
                        "posted",
                        job,
                        "people",
                        shown,
                        "weights",
                        weights(shown),
                        "conversations",
                        conversations,
                        "currencies",
                        currencies(job),
                        "say",
                        voices.of(ctx)));
    }

    /** Of those who let their payments be shown. */
    private Map<Address, Weighed> weights(Map<Address, Person> people) {
        return reputations.of(people.values().stream()
                .filter(Person::showsRecord)
                .map(Person::address)
                .toList());
    }

    private void post(Context ctx) {
        Visitor.signedIn(ctx);
        form(ctx, "market.job.new", Optional.empty());
    }

    private void edit(Context ctx) {
        PostedJob job = job(ctx);
        if (!Visitor.signedIn(ctx).equals(job.author())) {
            throw Problem.notYours("Only who posted the job can change it.");
        }
        form(ctx, "market.job.edit", Optional.of(job));
    }

    private void form(Context ctx, String title, Optional<PostedJob> before) {
        Texts texts = Visitor.of(ctx).texts();
        pages.show(
                ctx,
                "market/jobform",
                texts.of(title),
                "work",
                Map.of(
                        "before",
                        before,
                        "currencies",
                        before.map(this::currencies).orElseGet(rates::currencies),
                        "say",
                        voices.of(ctx)));
    }

    /** The job's own first. */
    private List<String> currencies(PostedJob job) {
        return Stream.concat(Stream.of(job.job().pay().price().currency().code()), rates.currencies().stream())
                .distinct()
                .toList();
    }

    private PostedJob job(Context ctx) {
        DocumentId id = DocumentId.parse(ctx.pathParam("id"));
        return jobs.find(id).orElseThrow(() -> none(id));
    }

    private static Problem none(DocumentId id) {
        return Problem.notFound("There is no job " + id + " here.");
    }
}
