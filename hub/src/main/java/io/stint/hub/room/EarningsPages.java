package io.stint.hub.room;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.chain.profile.ChainProfile;
import io.stint.hub.agreement.MyWork;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Situation;
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
import java.util.stream.Stream;

/** What somebody's work earned, as charts, as a table, and as a file for a spreadsheet. */
public final class EarningsPages implements Routes {
    private final Pages pages;
    private final Surroundings around;
    private final MyWork work;
    private final ChainProfile chain;

    public EarningsPages(Pages pages, Surroundings around, MyWork work, ChainProfile chain) {
        this.pages = pages;
        this.around = around;
        this.work = work;
        this.chain = chain;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/earnings", this::page);
        routes.get("/earnings.csv", this::csv);
    }

    private void page(Context ctx) {
        Wording say = around.wording(ctx);
        List<EarningsView> views = earnings(Visitor.signedIn(ctx)).stream()
                .map(e -> EarningsView.of(say, e))
                .toList();
        pages.show(
                ctx,
                "room/earnings",
                say.of("earnings.title"),
                "earnings",
                Map.of("say", say, "views", views, "chain", chain));
    }

    /** Amounts with every digit, in columns of their own, times as RFC 3339. */
    private void csv(Context ctx) {
        Wording say = around.wording(ctx);
        StringBuilder csv = new StringBuilder("at,agreement,client,amount,token,paid by,transaction\r\n");
        for (Earnings earnings : earnings(Visitor.signedIn(ctx))) {
            CoinText money = say.money(earnings.token());
            for (Earnings.Payout p : earnings.payouts()) {
                String line = String.join(
                        ",",
                        p.at().toString(),
                        p.agreement().hex(),
                        p.client().toString(),
                        money.plain(p.amount()),
                        money.token().symbol(),
                        p.event(),
                        p.transaction().hex());
                csv.append(line).append("\r\n");
            }
        }
        ctx.contentType("text/csv; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"stint-earnings.csv\"")
                .result(csv.toString());
    }

    /** One for each token in which there is work; the coin's own first. */
    private List<Earnings> earnings(Address me) {
        List<Situation> situations = Stream.of(Role.WORKER, Role.PAYEE)
                .flatMap(role -> work.all(me, Optional.of(role)).stream())
                .filter(s ->
                        s.terms().receiver().equals(me) || s.terms().worker().equals(me))
                .toList();
        Set<Address> tokens = new LinkedHashSet<>(List.of(Address.ZERO));
        situations.forEach(s -> tokens.add(s.terms().token()));
        return tokens.stream()
                .map(token -> Earnings.of(unique(situations), token))
                .filter(e -> e.token().isZero() || !e.payouts().isEmpty())
                .toList();
    }

    private static List<Situation> unique(List<Situation> situations) {
        Set<Object> seen = new LinkedHashSet<>();
        return situations.stream().filter(s -> seen.add(s.id())).toList();
    }
}
