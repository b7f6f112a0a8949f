package io.stint.hub.payroll.run;

import io.stint.hub.web.Problem;
import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The tables of runs, as they are read and begun. {@link Steps} changes them. */
final class Runs {
    private Runs() {}

    /** Only one of several at the same time goes on with a run. */
    static Run locked(Handle handle, UUID id) {
        handle.createQuery("select 1 from payroll_run where id = :id for update")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
        return find(handle, id).orElseThrow();
    }

    /** @throws Problem when there is none of this client */
    static Run of(Handle handle, Address by, UUID id) {
        return find(handle, id)
                .filter(run -> run.by().equals(by))
                .orElseThrow(() -> Problem.notFound("There is no run " + id + " of yours."));
    }

    private static Optional<Run> find(Handle handle, UUID id) {
        return handle.createQuery("select * from payroll_run where id = :id")
                .bind("id", id)
                .map(row -> new Run(
                        id,
                        RunKind.parse(row.getColumn("kind", String.class)),
                        row.getColumn("layer", Integer.class),
                        row.getColumn("by", Address.class),
                        row.getColumn("since_block", Long.class),
                        row.getColumn("created_at", Instant.class),
                        Optional.ofNullable(row.getColumn("ended_at", Instant.class)),
                        items(handle, id),
                        steps(handle, id)))
                .findOne();
    }

    /**
     * A run as the list of runs has it.
     *
     * @param left items of which nothing is known to have moved
     */
    record Brief(UUID id, RunKind kind, Instant createdAt, boolean ended, int workers, int left) {}

    /** The newest first. */
    static List<Brief> all(Handle handle, Address by) {
        return handle.createQuery("""
                        select r.id, r.kind, r.created_at, r.ended_at is not null as ended, count(*) as workers,
                            count(*) filter (where i.moved is null and i.failed is null) as left_over
                        from payroll_run r join payroll_item i on i.run = r.id where r.by = :by
                        group by r.id order by r.created_at desc, r.id limit 100""")
                .bind("by", by)
                .map(row -> new Brief(
                        row.getColumn("id", UUID.class),
                        RunKind.parse(row.getColumn("kind", String.class)),
                        row.getColumn("created_at", Instant.class),
                        row.getColumn("ended", Boolean.class),
                        row.getColumn("workers", Integer.class),
                        row.getColumn("left_over", Integer.class)))
                .list();
    }

    /** Whose list on this layer is being worked off. */
    static Optional<UUID> open(Handle handle, Address by, int layer) {
        return handle.createQuery("select id from payroll_run where by = :by and layer = :layer and ended_at is null")
                .bind("by", by)
                .bind("layer", layer)
                .mapTo(UUID.class)
                .findOne();
    }

    static void add(Handle handle, Run run) {
        handle.createUpdate("""
                        insert into payroll_run (id, kind, layer, by, since_block, created_at)
                        values (:id, :kind, :layer, :by, :since, :at)""")
                .bind("id", run.id())
                .bind("kind", run.kind().word())
                .bind("layer", run.layer())
                .bind("by", run.by())
                .bind("since", run.since())
                .bind("at", run.createdAt())
                .execute();
        PreparedBatch batch = handle.prepareBatch("""
                insert into payroll_item (run, number, line, label, agreement, worker, token, amount, before, total, memo, about)
                values (:run, :number, :line, :label, :agreement, :worker, :token, :amount, :before, :total, :memo, :about)""");
        run.items()
                .forEach(item -> batch.bind("run", run.id())
                        .bind("number", item.number())
                        .bind("line", item.line())
                        .bind("label", item.label())
                        .bind("agreement", item.agreement())
                        .bind("worker", item.worker())
                        .bind("token", item.token())
                        .bind("amount", item.amount())
                        .bind("before", item.before())
                        .bind("total", item.total())
                        .bind("memo", item.memo())
                        .bind("about", item.about())
                        .add());
        batch.execute();
    }

    private static List<RunItem> items(Handle handle, UUID run) {
        return handle.createQuery("select * from payroll_item where run = :run order by number")
                .bind("run", run)
                .map(Runs::item)
                .list();
    }

    private static RunItem item(RowView row) {
        return new RunItem(
                row.getColumn("number", Integer.class),
                row.getColumn("line", Long.class),
                row.getColumn("label", String.class),
                row.getColumn("agreement", Hash32.class),
                row.getColumn("worker", Address.class),
                row.getColumn("token", Address.class),
                row.getColumn("amount", Amount.class),
                row.getColumn("before", Amount.class),
                row.getColumn("total", Amount.class),
                row.getColumn("memo", Hash32.class),
                row.getColumn("about", String.class),
                Optional.ofNullable(row.getColumn("moved", Amount.class)),
                Optional.ofNullable(row.getColumn("failed", String.class)));
    }

    private static List<RunStep> steps(Handle handle, UUID run) {
        Map<Integer, List<RunStep.Try>> tries = tries(handle, run);
        return handle.createQuery("select * from payroll_step where run = :run order by number")
                .bind("run", run)
                .map((row, _) -> new RunStep(
                        row.getInt("number"),
                        Bulk.parse(row.getString("call")),
                        numbers(row.getArray("items")),
                        Bytes.of(row.getBytes("data")),
                        Amount.ofWei(row.getBigDecimal("value").toBigIntegerExact()),
                        RunStep.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getLong("asked_nonce"),
                        tries.getOrDefault(row.getInt("number"), List.of()),
                        row.getBytes("transaction") == null
                                ? Optional.empty()
                                : Optional.of(new RunStep.Mined(
                                        Hash32.of(row.getBytes("transaction")),
                                        row.getLong("block"),
                                        Amount.ofWei(row.getBigDecimal("fee").toBigIntegerExact())))))
                .list();
    }

    private static List<Integer> numbers(Array column) throws SQLException {
        return Arrays.asList((Integer[]) column.getArray());
    }

    private static Map<Integer, List<RunStep.Try>> tries(Handle handle, UUID run) {
        Map<Integer, List<RunStep.Try>> tries = new HashMap<>();
        handle.createQuery("select * from payroll_try where run = :run order by at, transaction")
                .bind("run", run)
                .map(row -> Map.entry(row.getColumn("step", Integer.class), attempt(row)))
                .forEach(one -> tries.computeIfAbsent(one.getKey(), _ -> new java.util.ArrayList<>())
                        .add(one.getValue()));
        return tries;
    }

    private static RunStep.Try attempt(RowView row) {
        @Nullable Long nonce = row.getColumn("nonce", Long.class);
        return new RunStep.Try(
                row.getColumn("transaction", Hash32.class),
                Optional.ofNullable(row.getColumn("raw", Bytes.class)),
                Optional.ofNullable(nonce));
    }
}
