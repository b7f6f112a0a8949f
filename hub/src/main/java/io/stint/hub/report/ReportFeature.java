package io.stint.hub.report;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.room.Surroundings;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import java.time.Clock;
import java.util.List;

/** The parts of this package, joined. */
public final class ReportFeature {
    private final List<Routes> routes;

    public ReportFeature(Pages pages, Surroundings around, Agreements agreements, Clock clock) {
        Books books = new Books(agreements.database(), agreements, around.venues());
        HoursPart hours = new HoursPart(agreements.database(), around.venues());
        this.routes = List.of(
                new ReportPages(pages, around, books, hours, clock),
                new ReportFiles(books, hours, around.people(), clock));
    }

    public List<Routes> routes() {
        return routes;
    }
}
