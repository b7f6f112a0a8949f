package io.stint.hub.draw;

import io.stint.hub.store.Addresses;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of rules. Times are the chain's. */
public final class DrawRules {
    private static final DrawRule BY_HAND = new DrawRule.ByHand();
    private static final String COLUMNS = "worker, kind, weekday, hour, zone, most, days, since, drawn_at";

    private DrawRules() {}

    /** From now on, until another is chosen. What the one before has asked for and nobody has begun is taken back. */
    static void choose(Handle handle, Address worker, long chain, DrawRule rule, Instant now) {
        handle.createUpdate("delete from draw_rule_sum where worker = :worker and chain_id = :chain")
                .bind("worker", worker)
                .bind("chain", chain)
                .execute();
        takeBack(handle, worker, chain);
        if (rule instanceof DrawRule.ByHand) {
            handle.createUpdate("delete from draw_rule where worker = :worker and chain_id = :chain")
                    .bind("worker", worker)
                    .bind("chain", chain)
                    .execute();
        } else {
            keep(handle, worker, chain, rule, now);
        }
    }

    private static void keep(Handle handle, Address worker, long chain, DrawRule rule, Instant now) {
        Optional<DrawRule.Weekly> weekly =
                rule instanceof DrawRule.Weekly given ? Optional.of(given) : Optional.empty();
        Optional<Amount> most = rule instanceof DrawRule.Cheap cheap ? cheap.most() : Optional.empty();
        handle.createUpdate("""
                        insert into draw_rule
                            (worker, chain_id, kind, weekday, hour, zone, most, days, since, look_at)
                        values (:worker, :chain, :kind, :weekday, :hour, :zone, :most, :days, :now, :now)
                        on conflict (worker, chain_id) do update set kind = excluded.kind, weekday = excluded.weekday,
                            hour = excluded.hour, zone = excluded.zone, most = excluded.most, days = excluded.days,
                            since = excluded.since, look_at = excluded.look_at""")
                .bind("worker", worker)
                .bind("chain", chain)
                .bind("kind", rule.word())
                .bind("weekday", weekly.map(w -> w.day().getValue()))
                .bind("hour", weekly.map(DrawRule.Weekly::hour))
                .bind("zone", weekly.map(w -> w.zone().getId()))
                .bind("most", most)
                .bind("days", days(rule))
                .bind("now", now)
                .execute();
        if (rule instanceof DrawRule.Above above) {
            above.sums()
                    .forEach((token, sum) -> handle.createUpdate("""
                                    insert into draw_rule_sum (worker, chain_id, token, sum)
                                    values (:worker, :chain, :token, :sum)""")
                            .bind("worker", worker)
                            .bind("chain", chain)
                            .bind("token", token)
                            .bind("sum", sum)
                            .execute());
        }
    }

    private static Optional<Integer> days(DrawRule rule) {
        return switch (rule) {
            case DrawRule.Above above -> Optional.of(above.days());
            case DrawRule.Cheap cheap -> Optional.of(cheap.days());
            case DrawRule.ByHand _, DrawRule.AtOnce _, DrawRule.Weekly _ -> Optional.empty();
        };
    }

    private static void takeBack(Handle handle, Address worker, long chain) {
        handle.createUpdate("""
                        delete from keeper_job job using agreement a, layer l
                        where job.agreement = a.id and a.worker = :worker and l.id = job.layer and l.chain_id = :chain
                            and job.ruled and job.state = 'waiting' and job.attempts = 0""").bind("worker", worker).bind("chain", chain).execute();
    }

    /** By hand, when there is none. */
    static DrawRule of(Handle handle, Address worker, long chain) {
        return handle.createQuery("select " + COLUMNS + " from draw_rule where worker = :worker and chain_id = :chain")
                .bind("worker", worker)
                .bind("chain", chain)
                .map(row -> read(row, sums(handle, List.of(worker), chain)))
                .findOne()
                .map(Chosen::rule)
                .orElse(BY_HAND);
    }

    /** Rules at which to look now, and from then on nobody else does. */
    static List<Chosen> due(Handle handle, long chain, Instant now, int most) {
        List<Address> workers = handle.createQuery("""
                        select worker from draw_rule where chain_id = :chain and look_at <= :now
                        order by look_at limit :most for update skip locked""")
                .bind("chain", chain)
                .bind("now", now)
                .bind("most", most)
                .mapTo(Address.class)
                .list();
        if (workers.isEmpty()) {
            return List.of();
        }
        Map<Address, Map<Address, Amount>> sums = sums(handle, workers, chain);
        return handle.createQuery("select " + COLUMNS + " from draw_rule"
                        + " where chain_id = :chain and worker = any(:workers) order by worker")
                .bind("chain", chain)
                .bind("workers", Addresses.of(workers))
                .map(row -> read(row, sums))
                .list();
    }

    private static Map<Address, Map<Address, Amount>> sums(Handle handle, List<Address> workers, long chain) {
        Map<Address, Map<Address, Amount>> sums = new HashMap<>();
        handle.createQuery("select worker, token, sum from draw_rule_sum where chain_id = :chain"
                        + " and worker = any(:workers)")
                .bind("chain", chain)
                .bind("workers", Addresses.of(workers))
                .map(row -> sums.computeIfAbsent(row.getColumn("worker", Address.class), _ -> new HashMap<>())
                        .put(row.getColumn("token", Address.class), row.getColumn("sum", Amount.class)))
                .list();
        return sums;
    }

    private static Chosen read(RowView row, Map<Address, Map<Address, Amount>> sums) {
        Address worker = row.getColumn("worker", Address.class);
        DrawRule rule = switch (row.getColumn("kind", String.class)) {
            case "at-once" -> new DrawRule.AtOnce();
            case "weekly" ->
                new DrawRule.Weekly(
                        DayOfWeek.of(row.getColumn("weekday", Integer.class)),
                        row.getColumn("hour", Integer.class),
                        ZoneId.of(row.getColumn("zone", String.class)));
            case "above" ->
                new DrawRule.Above(sums.getOrDefault(worker, Map.of()), row.getColumn("days", Integer.class));
            case "cheap" ->
                new DrawRule.Cheap(
                        Optional.ofNullable(row.getColumn("most", Amount.class)), row.getColumn("days", Integer.class));
            case String other -> throw new IllegalStateException("there is no rule '" + other + "'");
        };
        return new Chosen(
                worker,
                rule,
                row.getColumn("since", Instant.class),
                Optional.ofNullable(row.getColumn("drawn_at", Instant.class)));
    }

    /** @param times by worker */
    static void lookAgain(Handle handle, long chain, Map<Address, Instant> times) {
        PreparedBatch batch =
                handle.prepareBatch("update draw_rule set look_at = :at where worker = :worker and chain_id = :chain");
        times.forEach((worker, at) ->
                batch.bind("worker", worker).bind("chain", chain).bind("at", at).add());
        batch.execute();
    }

    static void drawn(Handle handle, Address worker, long chain, Instant now) {
        handle.createUpdate("update draw_rule set drawn_at = :now where worker = :worker and chain_id = :chain")
                .bind("worker", worker)
                .bind("chain", chain)
                .bind("now", now)
                .execute();
    }
}
