package io.stint.hub.report;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.room.People;
import io.stint.hub.web.Json;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.report.Koinly;
import io.stint.protocol.report.ReportTables;
import io.stint.protocol.value.Address;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports for programs: JSON, what is needed to find their hours, a table for a spreadsheet, and one for Koinly. */
final class ReportFiles implements Routes {
    private final Books books;
    private final HoursPart hours;
    private final People people;
    private final Clock clock;

    ReportFiles(Books books, HoursPart hours, People people, Clock clock) {
        this.books = books;
        this.hours = hours;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/api/reports", this::json);
        routes.get("/api/reports/hours", this::hours);
        routes.get("/reports.csv", this::csv);
        routes.get("/reports/koinly.csv", this::koinly);
    }

    private void json(Context ctx) {
        Wanted wanted = Wanted.of(ctx, clock);
        Book book = books.of(Visitor.signedIn(ctx), wanted);
        Json.answer(ctx, BookJson.of(wanted, book, names(book)));
    }

    /** Of the lines of one page, so that no request takes long. */
    private void hours(Context ctx) {
        Wanted wanted = Wanted.of(ctx, clock);
        Book book = books.of(Visitor.signedIn(ctx), wanted);
        Page page = Page.of(book.report().lines(), wanted.page());
        Json.answer(
                ctx,
                hours.of(book, page.lines())
                        .put("pages", page.pages())
                        .put("size", Page.SIZE)
                        .put("lines", book.report().lines().size()));
    }

    private void csv(Context ctx) {
        Wanted wanted = Wanted.of(ctx, clock);
        Book book = books.of(Visitor.signedIn(ctx), wanted);
        Map<Address, String> names = names(book);
        file(ctx, wanted, "", ReportTables.csv(book.report(), address -> Optional.ofNullable(names.get(address))));
    }

    private void koinly(Context ctx) {
        Wanted wanted = Wanted.of(ctx, clock);
        Book book = books.of(Visitor.signedIn(ctx), wanted);
        file(ctx, wanted, "-koinly", Koinly.csv(book.report()));
    }

    private Map<Address, String> names(Book book) {
        List<Address> others = book.report().lines().stream()
                .map(one -> one.line().other())
                .distinct()
                .toList();
        return people.names(others);
    }

    private static void file(Context ctx, Wanted wanted, String what, String csv) {
        String name = "stint-" + wanted.side().word() + "-" + wanted.span().key() + what + ".csv";
        ctx.contentType("text/csv; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(csv);
    }
}
