package io.stint.hub.report;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.Opened;
import io.stint.hub.agreement.Venue;
import io.stint.hub.agreement.Venues;
import io.stint.hub.money.DisplayRate;
import io.stint.hub.money.RatesThen;
import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.report.Coin;
import io.stint.protocol.report.Happened;
import io.stint.protocol.report.Line;
import io.stint.protocol.report.Lines;
import io.stint.protocol.report.Rate;
import io.stint.protocol.report.Report;
import io.stint.protocol.report.Valued;
import io.stint.protocol.report.Viewpoint;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads what was earned and paid out of what the chain says, and what it was worth then. */
final class Books {
    /** So many events are played for one report; whoever has more takes a shorter period or one agreement. */
    static final int MOST = 200_000;

    private final Database database;
    private final Agreements agreements;
    private final Venues venues;

    Books(Database database, Agreements agreements, Venues venues) {
        this.database = database;
        this.agreements = agreements;
        this.venues = venues;
    }

    /**
     * The report of one person.
     *
     * @throws Problem when it is too long
     */
    Book of(Address me, Wanted wanted) {
        return database.snapshot(handle -> {
            List<Hash32> ids = BookRows.agreements(handle, me, wanted, MOST);
            Map<Hash32, Opened> opened = agreements.histories(handle, ids);
            Optional<String> currency = wanted.currency().or(this::first);
            Map<Coin, List<Line>> lines = lines(me, wanted, opened);
            List<Valued> all = new ArrayList<>();
            lines.forEach((coin, its) -> all.addAll(valued(handle, coin, its, currency)));
            return new Book(new Report(all), opened, currency);
        });
    }

    private Optional<String> first() {
        return venues.first().coins().rate().map(DisplayRate::currency);
    }

    private Map<Coin, List<Line>> lines(Address me, Wanted wanted, Map<Hash32, Opened> opened) {
        Instant from = wanted.span().from(wanted.zone());
        Instant to = wanted.span().to(wanted.zone());
        Map<Coin, List<Line>> lines = new HashMap<>();
        opened.values().stream()
                .filter(one -> wanted.side().concerns(one.agreement().terms(), me))
                .forEach(one -> lines(wanted.side(), one).stream()
                        .filter(line -> !line.at().isBefore(from) && line.at().isBefore(to))
                        .forEach(line -> lines.computeIfAbsent(coin(one), _ -> new ArrayList<>())
                                .add(line)));
        return lines;
    }

    private static List<Line> lines(Viewpoint side, Opened opened) {
        return Lines.of(
                side,
                opened.agreement().terms(),
                opened.entries().stream()
                        .map(entry -> new Happened(entry.event(), entry.movements(), entry.transaction(), entry.at()))
                        .toList());
    }

    Coin coin(Opened opened) {
        Venue venue = venues.of(opened.layer());
        Terms terms = opened.agreement().terms();
        return new Coin(venue.chain().chainId(), venue.coins().token(terms.token()));
    }

    private static List<Valued> valued(Handle handle, Coin coin, List<Line> lines, Optional<String> currency) {
        String priced = coin.token().isNative() ? "" : coin.token().symbol();
        Map<Instant, DisplayRate> rates = currency.map(code -> RatesThen.of(
                        handle, priced, code, lines.stream().map(Line::at).toList()))
                .orElse(Map.of());
        return lines.stream()
                .map(line -> new Valued(
                        line, coin, Optional.ofNullable(rates.get(line.at())).map(Books::rate)))
                .toList();
    }

    private static Rate rate(DisplayRate known) {
        return new Rate(known.currency(), known.perCoin(), known.source(), known.at());
    }
}
