package io.stint.hub.report;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.room.Surroundings;
import io.stint.hub.room.Wording;
import io.stint.hub.web.Json;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.report.Grouping;
import io.stint.protocol.report.Report;
import io.stint.protocol.value.Address;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was earned and paid in a week, a month or a year, to be read and to be printed. */
final class ReportPages implements Routes {
    private final Pages pages;
    private final Surroundings around;
    private final Books books;
    private final HoursPart hours;
    private final Clock clock;

    ReportPages(Pages pages, Surroundings around, Books books, HoursPart hours, Clock clock) {
        this.pages = pages;
        this.around = around;
        this.books = books;
        this.hours = hours;
        this.clock = clock;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/reports", this::page);
    }

    private void page(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Wanted wanted = Wanted.of(ctx, clock);
        Book book = books.of(me, wanted);
        Wording say = around.wording(ctx);
        pages.show(
                ctx, "report/report", say.of("report.title"), "earnings", Map.of("view", view(say, me, wanted, book)));
    }

    private ReportView view(Wording say, Address me, Wanted wanted, Book book) {
        Report report = book.report();
        ReportSpeech speech = new ReportSpeech(say, wanted.zone(), around.venues());
        Page page = Page.of(report.lines(), wanted.page());
        return new ReportView(
                say,
                speech,
                new ReportView.Selection(
                        wanted.side(), wanted.span(), wanted.zone().getId(), wanted.with()),
                Link.to(wanted),
                me,
                speech.sums(report.sums(), book.currency()),
                others(say, speech, book),
                parts(speech, wanted, book),
                page.lines().stream()
                        .map(one -> speech.line(
                                one, book.agreement(one.line().agreement()).layer()))
                        .toList(),
                page.number(),
                page.pages(),
                report.lines().size(),
                book.currency(),
                Json.inPage(hours.of(book, page.lines())),
                say.texts().script("report.js."));
    }

    private static List<PartView> others(Wording say, ReportSpeech speech, Book book) {
        List<PartView> others = new ArrayList<>();
        book.report()
                .by(one -> one.line().other())
                .forEach((address, part) -> others.add(new PartView(
                        address.toString(), say.name(address), speech.sums(part.sums(), book.currency()))));
        return others.stream()
                .sorted(Comparator.comparing(PartView::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static List<PartView> parts(ReportSpeech speech, Wanted wanted, Book book) {
        Optional<Grouping> finer = switch (wanted.span().grouping()) {
            case YEAR -> Optional.of(Grouping.MONTH);
            case MONTH -> Optional.of(Grouping.WEEK);
            case WEEK -> Optional.empty();
        };
        List<PartView> parts = new ArrayList<>();
        finer.ifPresent(by -> book.report()
                .by(by, wanted.zone())
                .forEach((span, part) -> parts.add(
                        new PartView(span.key(), speech.label(span), speech.sums(part.sums(), book.currency())))));
        return parts.size() > 1 ? parts : List.of();
    }
}
