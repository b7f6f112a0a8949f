package io.stint.hub.alert;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.Situation;
import io.stint.hub.alert.AlertRows.Row;
import io.stint.hub.alert.Ways.Way;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at agreements where something changed or is due, and writes down what is to be announced to whom. */
final class AlertWriter {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWriter.class);
    private static final int AT_ONCE = 100;
    private static final int MARKS = 200;
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Database database;
    private final Agreements agreements;
    private final BiPredicate<Situation, Amount> worth;
    private final PurseAlerts purse;
    private final Supplier<Instant> latest;
    private final Clock clock;

    /**
     * @param worth whether a draw of so much is worth its gas
     * @param latest of all chains' times
     */
    AlertWriter(
            Database database,
            Agreements agreements,
            BiPredicate<Situation, Amount> worth,
            PurseAlerts purse,
            Supplier<Instant> latest,
            Clock clock) {
        this.purse = purse;
        this.database = database;
        this.agreements = agreements;
        this.worth = worth;
        this.latest = latest;
        this.clock = clock;
    }

    /** Looks at some; says whether there may be more. */
    boolean look() {
        int marks = database.inTransaction(h -> Ways.takeOver(h, MARKS));
        int changed = 0;
        while (changed < AT_ONCE && lookAtNext()) {
            changed++;
        }
        Instant now = latest.get();
        database.with(h -> AlertRows.due(h, now, AT_ONCE)).forEach(id -> announceAgain(id, now));
        return changed == AT_ONCE || marks == MARKS;
    }

    /** What fails, or is not to be said yet by its own chain's time, does not keep the others. */
    private void announceAgain(Hash32 agreement, Instant now) {
        try {
            database.transact(h -> write(h, agreement));
        } catch (RuntimeException e) {
            LOG.warn("alerts of {} cannot be repeated now", agreement, e);
        }
        database.transact(h -> AlertRows.postpone(h, agreement, now, now.plus(AFTER_FAILURE)));
    }

    /** What fails is tried again later, and does not keep the others. */
    private boolean lookAtNext() {
        Optional<Hash32> next = database.with(h -> h.createQuery("""
                        select agreement from alert_look where not_before is null or not_before <= :now
                        order by id limit 1""")
                .bind("now", clock.instant())
                .mapTo(Hash32.class)
                .findOne());
        next.ifPresent(this::look);
        return next.isPresent();
    }

    private void look(Hash32 agreement) {
        try {
            database.transact(h -> {
                AlertRows.lock(h, agreement);
                // Changes that are committed later leave rows of their own.
                h.createUpdate("delete from alert_look where agreement = :agreement")
                        .bind("agreement", agreement)
                        .execute();
                write(h, agreement);
            });
        } catch (RuntimeException e) {
            LOG.warn("alerts of {} cannot be written now", agreement, e);
            database.with(h -> h.createUpdate("update alert_look set not_before = :later where agreement = :agreement")
                    .bind("later", clock.instant().plus(AFTER_FAILURE))
                    .bind("agreement", agreement)
                    .execute());
        }
    }

    private void write(Handle handle, Hash32 agreement) {
        AlertRows.lock(handle, agreement);
        if (agreement.equals(PurseAlerts.HUB)) {
            List<Address> operators = purse.people(handle);
            operators.forEach(
                    operator -> write(handle, agreement, operator, purse.ofHub(handle, operator, latest.get())));
            AlertRows.restOfOthers(handle, agreement, operators);
            return;
        }
        List<Address> people = Ways.people(handle, agreement);
        for (Address person : people) {
            List<Occasion> occasions = agreements
                    .find(handle, agreement, person)
                    .map(situation -> occasions(handle, situation))
                    .orElse(List.of());
            write(handle, agreement, person, occasions);
        }
        AlertRows.restOfOthers(handle, agreement, people);
    }

    private List<Occasion> occasions(Handle handle, Situation situation) {
        List<Occasion> occasions =
                FundAlerts.of(handle, situation, Occasions.of(situation, sum -> worth.test(situation, sum)));
        return Stream.of(
                        occasions,
                        HoursAlerts.of(handle, situation),
                        DrawAlerts.of(handle, situation),
                        purse.of(situation.layer(), occasions))
                .flatMap(List::stream)
                .toList();
    }

    private void write(Handle handle, Hash32 agreement, Address person, List<Occasion> occasions) {
        List<Row> rows = AlertRows.of(handle, agreement, person);
        rows.stream()
                .filter(row -> occasions.stream().noneMatch(row::isOf))
                .forEach(row -> AlertRows.end(handle, row.id(), clock.instant()));
        List<Way> ways = Ways.of(handle, person);
        boolean everything = Ways.wantsEverything(handle, person);
        Instant now = agreements.seconds(handle, agreement, latest.get());
        AlertRows.rest(handle, agreement, rows);
        for (Occasion occasion : occasions) {
            if (!ways.isEmpty() && (everything || occasion.kind().byDefault())) {
                Row row = rows.stream()
                        .filter(r -> r.isOf(occasion))
                        .findFirst()
                        .orElseGet(() -> AlertRows.begin(handle, agreement, person, occasion, now));
                announce(handle, row, occasion, ways, now);
            }
        }
    }

    /** At its newest stage only; a way that was added since hears of that stage too. */
    private void announce(Handle handle, Row row, Occasion occasion, List<Way> ways, Instant now) {
        Schedule schedule = Schedule.of(occasion, row.begun());
        int stage = Math.max(row.stage(), schedule.stage(now));
        AlertRows.update(handle, row.id(), occasion, stage, schedule.next(now));
        boolean heard = row.stage() == stage && !occasion.kind().repeated();
        if (!heard) {
            AlertRows.supersede(handle, row.id(), stage, clock.instant());
            ways.forEach(way -> AlertRows.send(handle, row.id(), stage, way, clock.instant()));
        }
    }
}
