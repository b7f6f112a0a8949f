package io.stint.hub.doctor;

import io.stint.chain.follow.Checkpoint;
import io.stint.hub.layer.Deployment;
import io.stint.hub.store.ReadOnlyDatabase;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Bytes;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the hub's tables say. */
final class DatabaseChecks {
    private static final String DATABASE = "database";
    private static final String TIME = "database clock";
    private static final String FOLLOWER = "follower";
    private static final String VOUCHERS = "vouchers";

    private static final Duration SKEW = Duration.ofSeconds(5);

    /** Blocks that a hub which keeps up may be behind for a moment. */
    private static final long BEHIND = 5;

    private final ReadOnlyDatabase database;
    private final Patient patient;
    private final Clock clock;

    DatabaseChecks(ReadOnlyDatabase database, Patient patient, Clock clock) {
        this.database = database;
        this.patient = patient;
        this.clock = clock;
    }

    static List<Check> unknown(Patient patient, String why, String todo) {
        String unknown = "unknown: the database does not answer";
        List<Check> checks =
                new ArrayList<>(List.of(Check.ill(DATABASE, why, todo), Check.ill(TIME, unknown, "see database")));
        checks.addAll(unknown(patient, unknown));
        return checks;
    }

    private static List<Check> unknown(Patient patient, String unknown) {
        return named(
                patient,
                _ -> Check.ill(FOLLOWER, unknown, "see database"),
                () -> Check.ill(VOUCHERS, unknown, "see database"),
                _ -> Check.ill(ReserveCheck.RESERVE, unknown, "see database"),
                () -> Check.ill(AlertsCheck.ALERTS, unknown, "see database"));
    }

    /** What is looked at for each layer, and what once. */
    private static List<Check> named(
            Patient patient,
            Function<Deployment, Check> follower,
            Supplier<Check> vouchers,
            Function<Deployment, Check> reserve,
            Supplier<Check> alerts) {
        List<Check> checks = new ArrayList<>();
        patient.layers().forEach(layer -> checks.add(of(patient, layer, follower)));
        checks.add(vouchers.get());
        patient.layers().forEach(layer -> checks.add(of(patient, layer, reserve)));
        checks.add(alerts.get());
        return checks;
    }

    private static Check of(Patient patient, Deployment layer, Function<Deployment, Check> look) {
        Check check = look.apply(layer);
        return new Check(check.name() + Doctor.suffix(patient, layer), check.ok(), check.value(), check.todo());
    }

    /** @param heads the chains' newest blocks by the layers' keys, where they are known */
    List<Check> all(Map<String, Long> heads) {
        Check schema = schema();
        List<Check> checks = new ArrayList<>(List.of(schema, time()));
        if (!schema.ok()) {
            checks.addAll(unknown(patient, "unknown: the tables are of another version"));
            return checks;
        }
        ReserveCheck reserve = new ReserveCheck(patient, clock);
        checks.addAll(named(
                patient,
                layer -> follower(layer, Optional.ofNullable(heads.get(layer.key()))),
                this::vouchers,
                layer -> reserve.of(database, layer),
                () -> AlertsCheck.of(database, clock)));
        return checks;
    }

    private Check schema() {
        ReadOnlyDatabase.Versions versions = database.versions();
        return Check.of(
                DATABASE,
                versions.fit(),
                "tables of version " + versions.found().orElse("none") + ", this program's are " + versions.wanted(),
                "start a hub of this program's version on it, or use the program of the hub that works on it");
    }

    private Check time() {
        Instant before = clock.instant();
        Instant theirs = database.with(
                h -> h.select("select clock_timestamp()").mapTo(Instant.class).one());
        Duration skew = Duration.between(before, theirs).abs();
        return Check.of(
                TIME,
                skew.compareTo(SKEW) <= 0,
                skew.toMillis() + " ms apart",
                "set the clocks of this machine and the database's by NTP");
    }

    private Check follower(Deployment layer, Optional<Long> head) {
        Optional<Long> next = database.with(
                        h -> h.createQuery("select checkpoint from chain_checkpoint c join layer l on l.id = c.layer"
                                        + " where l.chain_id = :chain and l.escrow = :escrow")
                                .bind("chain", layer.chain().chainId())
                                .bind("escrow", layer.escrow())
                                .mapTo(String.class)
                                .findOne())
                .map(text -> Checkpoint.parse(text).next());
        if (head.isEmpty() || next.isEmpty()) {
            String unknown = head.isEmpty() ? Doctor.NO_NODE : "nothing of the chain has been read";
            return Check.ill(FOLLOWER, unknown, head.isEmpty() ? "see node" : "start the hub and wait");
        }
        long lag = Math.max(0, head.get() - next.get() + 1);
        return Check.of(
                FOLLOWER, lag <= BEHIND, lag + " blocks behind", "see whether the hub runs, and the page Network");
    }

    /**
     * Approved money that may be lost by waiting: more than the fund, or not drawn though half of the notice has passed, which
     * is when the keeper draws.
     */
    private Check vouchers() {
        Instant now = clock.instant();
        List<Owed> owed = database.with(h -> h.createQuery("""
                        select a.terms, a.funded, best.total, a.notice_end
                        from agreement a
                            join lateral (select max(total) as total from voucher v where v.agreement = a.id) best on true
                        where a.phase <> 'closed' and best.total > a.drawn
                            and (a.phase = 'notice' or best.total > a.funded)""")
                .map(row -> new Owed(
                        PackedTerms.unpack(row.getColumn("terms", Bytes.class).toArray()),
                        row.getColumn("total", BigDecimal.class).compareTo(row.getColumn("funded", BigDecimal.class))
                                > 0,
                        Optional.ofNullable(row.getColumn("notice_end", Instant.class))))
                .list());
        long uncovered = owed.stream().filter(Owed::uncovered).count();
        long late = owed.stream().filter(one -> one.late(now)).count();
        return Check.of(
                VOUCHERS,
                uncovered == 0 && late == 0,
                late + " not drawn in the second half of their notice, " + uncovered + " above their fund",
                late > 0
                        ? "see whether the keeper runs and can pay; tell the workers to draw now"
                        : "their clients approved more than is in the fund: the workers should ask for a top-up");
    }

    private record Owed(Terms terms, boolean uncovered, Optional<Instant> noticeEnd) {
        boolean late(Instant now) {
            return noticeEnd
                    .map(end -> now.isAfter(end.minus(terms.notice().dividedBy(2))))
                    .orElse(false);
        }
    }
}
