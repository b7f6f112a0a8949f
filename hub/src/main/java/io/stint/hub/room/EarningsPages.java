package io.stint.hub.room;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.agreement.MyWork;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Situation;
import io.stint.hub.agreement.Venue;
import io.stint.hub.money.CoinText;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What somebody's work earned, as charts, as a table, and as a file for a spreadsheet. */
public final class EarningsPages implements Routes {
    private final Pages pages;
    private final Surroundings around;
    private final MyWork work;
    private final Function<Context, List<String>> draws;

    /** @param draws the visitor's rules for drawing, in sentences */
    public EarningsPages(Pages pages, Surroundings around, MyWork work, Function<Context, List<String>> draws) {
        this.draws = draws;
        this.pages = pages;
        this.around = around;
        this.work = work;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/earnings", this::page);
        routes.get("/earnings.csv", this::csv);
    }

    private void page(Context ctx) {
        Wording say = around.wording(ctx);
        List<EarningsView> views = earnings(Visitor.signedIn(ctx)).stream()
                .map(part -> EarningsView.of(
                        around.elsewhere(ctx, say, part.venue()),
                        part.earnings(),
                        part.venue().layer()))
                .toList();
        pages.show(
                ctx,
                "room/earnings",
                say.of("earnings.title"),
                "earnings",
                Map.of("say", say, "views", views, "several", around.venues().several(), "draws", draws.apply(ctx)));
    }

    /** Amounts with every digit, in columns of their own, times as RFC 3339. */
    private void csv(Context ctx) {
        Wording say = around.wording(ctx);
        StringBuilder csv = new StringBuilder("at,agreement,client,amount,token,paid by,transaction,chain\r\n");
        for (Part part : earnings(Visitor.signedIn(ctx))) {
            CoinText money = around.elsewhere(ctx, say, part.venue())
                    .money(part.earnings().token());
            for (Earnings.Payout p : part.earnings().payouts()) {
                String line = String.join(
                        ",",
                        p.at().toString(),
                        p.agreement().hex(),
                        p.client().toString(),
                        money.plain(p.amount()),
                        money.token().symbol(),
                        p.event(),
                        p.transaction().hex(),
                        Long.toString(part.venue().chain().chainId()));
                csv.append(line).append("\r\n");
            }
        }
        ctx.contentType("text/csv; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"stint-earnings.csv\"")
                .result(csv.toString());
    }

    /** What was earned in one token of one layer. */
    private record Part(Venue venue, Earnings earnings) {}

    /** One for each layer and token in which there is work; the first layer's coin first. */
    private List<Part> earnings(Address me) {
        List<Situation> situations = unique(Stream.of(Role.WORKER, Role.PAYEE)
                .flatMap(role -> work.all(me, Optional.of(role)).stream())
                .filter(s ->
                        s.terms().receiver().equals(me) || s.terms().worker().equals(me))
                .toList());
        return around.venues().all().stream()
                .flatMap(venue -> earnings(
                        venue,
                        situations.stream()
                                .filter(s -> s.layer() == venue.number())
                                .toList()))
                .toList();
    }

    private Stream<Part> earnings(Venue venue, List<Situation> situations) {
        Set<Address> tokens = new LinkedHashSet<>(List.of(Address.ZERO));
        situations.forEach(s -> tokens.add(s.terms().token()));
        boolean first = venue.number() == around.venues().first().number();
        return tokens.stream()
                .map(token -> new Part(venue, Earnings.of(situations, token)))
                .filter(part -> (first && part.earnings().token().isZero())
                        || !part.earnings().payouts().isEmpty());
    }

    private static List<Situation> unique(List<Situation> situations) {
        Set<Object> seen = new LinkedHashSet<>();
        return situations.stream().filter(s -> seen.add(s.id())).toList();
    }
}
