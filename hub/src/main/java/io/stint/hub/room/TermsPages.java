package io.stint.hub.room;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.TermsRules;
import io.stint.hub.agreement.Venue;
import io.stint.hub.arbiter.Arbiters;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where terms are written: the form, and what its present contents mean. */
public final class TermsPages implements Routes {
    private final Pages pages;
    private final Surroundings around;
    private final Works works;
    private final Arbiters arbiters;

    public TermsPages(Pages pages, Surroundings around, Works works, Arbiters arbiters) {
        this.pages = pages;
        this.around = around;
        this.works = works;
        this.arbiters = arbiters;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/agreements/new", this::form);
        routes.get("/agreements/terms/preview", this::preview);
    }

    private void form(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Venue venue = around.venues().named(Optional.ofNullable(ctx.queryParam("layer")));
        Wording say = around.wording(ctx, venue);
        Optional<DocumentId> jobId = parameter(ctx, "job", DocumentId::parse);
        Optional<Works.Posted> job = jobId.flatMap(works::job);
        Map<String, String> typed = sides(ctx, me, job);
        Preset preset =
                Preset.named(Optional.ofNullable(ctx.queryParam("preset")).orElse(""));
        Token coin = venue.coins().token(token(venue, ctx.queryParam("token")));
        typed.put("token", coin.address().toString());
        // What a proposal asks for is sealed: the browser opens it and fills in the sum.
        Amount sum = job.filter(j -> ctx.queryParam("proposal") == null)
                .filter(j -> j.job().pay().basis() == Pay.Basis.FIXED)
                .flatMap(j -> Suggestion.inCoin(
                        j.job().pay().price(), coin, venue.coins().rates(coin)))
                .orElse(Amount.ZERO);
        if (!sum.isZero()) {
            typed.put("sum", Suggestion.decimal(sum, coin));
        }
        job.map(Works.Posted::job).ifPresent(j -> byTheHour(j, typed));
        job.flatMap(j -> j.job().arbiter()).ifPresent(arbiter -> typed.put("arbiter", arbiter.toString()));
        typed.putAll(Suggestion.of(preset, sum, coin, say));
        TermsDraft draft = TermsDraft.read(typed, rules(say, venue, typed));
        String proposal = parameter(ctx, "proposal", DocumentId::parse)
                .map(DocumentId::toString)
                .orElse("");
        pages.on(venue.layer())
                .show(
                        ctx,
                        "room/terms",
                        say.of("terms.title"),
                        "mine",
                        Map.of(
                                "form",
                                new TermsForm(
                                        say,
                                        draft,
                                        preset,
                                        role(draft, me),
                                        jobId,
                                        job.map(Works.Posted::job),
                                        proposal,
                                        arbiter(say, draft),
                                        venue,
                                        around.venues())));
    }

    /** What the job says; an agreed proposal, which the browser opens, goes before it. */
    private static void byTheHour(Job job, Map<String, String> typed) {
        if (job.pay().basis() == Pay.Basis.HOURLY) {
            typed.put("basis", "hourly");
            typed.put("hourly.rate.amount", job.pay().price().amount().toPlainString());
            typed.put("hourly.rate.currency", job.pay().price().currency().code());
            job.hoursPerWeek().ifPresent(hours -> typed.put("weeklyHours", hours.toString()));
        }
    }

    private void preview(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Venue venue = around.venues().named(Optional.ofNullable(ctx.queryParam("layer")));
        Wording say = around.wording(ctx, venue);
        Map<String, String> typed = new LinkedHashMap<>();
        ctx.queryParamMap().forEach((name, values) -> typed.put(name, values.getFirst()));
        TermsDraft draft = TermsDraft.read(typed, rules(say, venue, typed));
        pages.part(
                ctx,
                "room/terms-preview",
                Map.of("say", say, "draft", draft, "role", role(draft, me), "arbiter", arbiter(say, draft)));
    }

    /** Who is to decide; empty: nobody is named. */
    private Optional<ArbiterView> arbiter(Wording say, TermsDraft draft) {
        return Optional.of(draft.terms().arbiter())
                .filter(address -> !address.isZero())
                .map(address -> new ArbiterView(say, arbiters.of(address)));
    }

    /** Whoever writes is one side; the address names the other, or the job does. */
    private static Map<String, String> sides(Context ctx, Address me, Optional<Works.Posted> job) {
        Map<String, String> typed = new LinkedHashMap<>();
        Optional<Address> client = parameter(ctx, "client", Address::parse)
                .or(() -> job.map(Works.Posted::client).filter(poster -> !poster.equals(me)));
        typed.put("client", client.orElse(me).toString());
        typed.put(
                "worker",
                client.isPresent()
                        ? me.toString()
                        : parameter(ctx, "worker", Address::parse)
                                .map(Address::toString)
                                .orElse(""));
        return typed;
    }

    private static Optional<Role> role(TermsDraft draft, Address me) {
        return Role.of(draft.terms(), me).stream().findFirst();
    }

    private TermsRules rules(Wording say, Venue venue, Map<String, String> typed) {
        return new TermsRules(
                venue.layer().escrow(),
                venue.coins(),
                token(venue, typed.get("token")),
                venue.largest(),
                around.people()::canRead,
                say.now());
    }

    /** The native coin where nothing is named. */
    private static Address token(Venue venue, @Nullable String named) {
        try {
            Address token = named == null || named.isBlank() ? Address.ZERO : Address.parse(named);
            if (venue.coins().isKnown(token)) {
                return token;
            }
        } catch (BadInput e) {
            throw Problem.badField("token", String.valueOf(e.getMessage()));
        }
        throw Problem.badField("token", "This hub knows no such token.");
    }

    private static <T> Optional<T> parameter(Context ctx, String name, Function<String, T> parser) {
        try {
            return Optional.ofNullable(ctx.queryParam(name))
                    .filter(text -> !text.isBlank())
                    .map(parser);
        } catch (BadInput e) {
            throw Problem.badField(name, String.valueOf(e.getMessage()));
        }
    }
}
