package io.stint.hub.payroll.run;

import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** How the tables of runs change. Each is done while the run is locked. */
final class Steps {
    private Steps() {}

    /** Before a wallet is asked. */
    static void ask(Handle handle, Run run, RunStep step, Instant now) {
        Integer[] items = step.items().toArray(Integer[]::new);
        handle.createUpdate("""
                        insert into payroll_step (run, number, call, items, data, value, state, asked_at, asked_nonce)
                        values (:run, :number, :call, :items, :data, :value, 'asked', :now, :nonce)""")
                .bind("run", run.id())
                .bind("number", step.number())
                .bind("call", step.bulk().toString())
                .bind(
                        "items",
                        (at, statement, context) ->
                                statement.setArray(at, statement.getConnection().createArrayOf("int4", items)))
                .bind("data", step.data())
                .bind("value", step.value())
                .bind("now", now)
                .bind("nonce", step.askedNonce())
                .execute();
    }

    /** Once more, since nothing came of it. */
    static void askAgain(Handle handle, Run run, RunStep step, long nonce, Instant now) {
        handle.createUpdate("""
                        update payroll_step set asked_at = :now, asked_nonce = :nonce where run = :run and number = :number""")
                .bind("now", now)
                .bind("nonce", nonce)
                .bind("run", run.id())
                .bind("number", step.number())
                .execute();
    }

    /** A transaction that was signed for it; the same one once. */
    static void tried(
            Handle handle,
            UUID run,
            int step,
            Hash32 transaction,
            Optional<Bytes> raw,
            Optional<Long> nonce,
            Instant now) {
        handle.createUpdate("""
                        insert into payroll_try (run, step, transaction, raw, nonce, at)
                        values (:run, :step, :transaction, :raw, :nonce, :now)
                        on conflict (run, step, transaction) do update set nonce = coalesce(payroll_try.nonce, excluded.nonce)""")
                .bind("run", run)
                .bind("step", step)
                .bind("transaction", transaction)
                .bind("raw", raw.orElse(null))
                .bind("nonce", nonce.orElse(null))
                .bind("now", now)
                .execute();
        handle.createUpdate(
                        "update payroll_step set state = 'sent' where run = :run and number = :step and state = 'asked'")
                .bind("run", run)
                .bind("step", step)
                .execute();
    }

    /** What a block says of it; of a bonus only the payment moves anything for its worker. */
    static void mined(Handle handle, Run run, RunStep step, StepLook.InBlock found) {
        set(handle, run, step, found.isFinal() ? RunStep.State.DONE : RunStep.State.MINED, Optional.of(found.mined()));
        if (step.bulk() == run.kind().last()) {
            settle(handle, run, step, found.moved());
        } else {
            skip(handle, run, step, found.moved());
        }
    }

    private static void settle(Handle handle, Run run, RunStep step, Map<Hash32, Amount> moved) {
        PreparedBatch batch = handle.prepareBatch("""
                update payroll_item set moved = :moved, failed = :failed where run = :run and number = :number""");
        run.itemsOf(step)
                .forEach(item -> batch.bind("run", run.id())
                        .bind("number", item.number())
                        .bind("moved", moved.get(item.agreement()))
                        .bind(
                                "failed",
                                moved.containsKey(item.agreement()) ? null : step.bulk() == Bulk.PAY ? UNPAID : SKIPPED)
                        .add());
        batch.execute();
    }

    private static void skip(Handle handle, Run run, RunStep step, Map<Hash32, Amount> moved) {
        run.itemsOf(step).stream()
                .filter(item -> !moved.containsKey(item.agreement()))
                .forEach(item -> fail(handle, run, item, SKIPPED));
    }

    private static final String SKIPPED =
            "the agreement was opened or closed meanwhile, and the escrow passed over it; its coin came back";
    private static final String UNPAID =
            "the escrow paid nothing: the agreement was closed meanwhile, or more was paid already";

    static void fail(Handle handle, Run run, RunItem item, String why) {
        handle.createUpdate(
                        "update payroll_item set failed = :why where run = :run and number = :number and moved is null")
                .bind("why", why)
                .bind("run", run.id())
                .bind("number", item.number())
                .execute();
    }

    static void moved(Handle handle, Run run, RunItem item) {
        handle.createUpdate("update payroll_item set moved = amount where run = :run and number = :number")
                .bind("run", run.id())
                .bind("number", item.number())
                .execute();
    }

    /** Its block was undone, or it cannot be mined any more. A run that had ended with it goes on. */
    static void undone(Handle handle, Run run, RunStep step, RunStep.State state) {
        set(handle, run, step, state, Optional.empty());
        List<Integer> items = step.items();
        items.forEach(number -> handle.createUpdate(
                        "update payroll_item set moved = null, failed = null where run = :run and number = :number")
                .bind("run", run.id())
                .bind("number", number)
                .execute());
        if (!run.isUnfinished()) {
            reopen(handle, run);
        }
    }

    private static void set(Handle handle, Run run, RunStep step, RunStep.State state, Optional<RunStep.Mined> mined) {
        handle.createUpdate("""
                        update payroll_step set state = :state, transaction = :transaction, block = :block, fee = :fee
                        where run = :run and number = :number""")
                .bind("state", state.word())
                .bind("transaction", mined.map(RunStep.Mined::transaction).orElse(null))
                .bind("block", mined.map(RunStep.Mined::block).orElse(null))
                .bind("fee", mined.map(RunStep.Mined::fee).orElse(null))
                .bind("run", run.id())
                .bind("number", step.number())
                .execute();
    }

    static void end(Handle handle, Run run, Instant now) {
        handle.createUpdate("update payroll_run set ended_at = :now where id = :run and ended_at is null")
                .bind("now", now)
                .bind("run", run.id())
                .execute();
    }

    /** Unless another of the same payer is worked off: then it stays aside until that one is done. */
    static void reopen(Handle handle, Run run) {
        handle.createUpdate("""
                        update payroll_run set ended_at = null where id = :run and not exists (
                            select 1 from payroll_run o where o.by = :by and o.layer = :layer and o.ended_at is null)""")
                .bind("run", run.id())
                .bind("by", run.by())
                .bind("layer", run.layer())
                .execute();
    }
}
