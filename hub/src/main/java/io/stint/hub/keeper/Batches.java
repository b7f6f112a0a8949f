package io.stint.hub.keeper;

import io.stint.protocol.BadInput;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowCalls;
import io.stint.protocol.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Draws by rules that are sent together. A batch is written down with its call before it is sent, so that whoever takes it
 * up sends the same.
 */
final class Batches {
    /** So many use a third of a small block. */
    static final int MOST = 50;

    /** Who was in a batch that failed is sent alone for so long: if it was to blame, it can spoil no other. */
    private static final Duration ALONE = Duration.ofDays(7);

    /** Of a job {@code j}: whether it is sent with others. */
    private static final String TOGETHER = """
            (j.ruled and not j.alone and not exists (select 1 from keeper_job late
                where late.agreement = j.agreement and late.alone and late.created_at > :alone))""";

    private Batches() {}

    /**
     * What is sent with a job that was just taken.
     *
     * @param most so many draws at most
     */
    static Shipment of(Handle handle, KeeperJob taken, long most, Instant now) {
        if (taken.batch().isPresent()) {
            return again(handle, taken, now);
        }
        if (!taken.ruled() || taken.attempts() > 1 || most < 2 || !isTogether(handle, taken, now)) {
            return Shipment.of(taken);
        }
        List<KeeperJob> others = NextJobs.begin(
                handle,
                now,
                """
                select id from keeper_job j where j.attempts = 0 and j.batch is null and %s and %s
                order by id limit :most for update skip locked""".formatted(NextJobs.READY, TOGETHER),
                query -> query.bindList("layers", taken.layer())
                        .bind("alone", now.minus(ALONE))
                        .bind("most", Math.min(MOST, most) - 1));
        if (others.isEmpty()) {
            return Shipment.of(taken);
        }
        List<KeeperJob> jobs = inOrder(Stream.concat(Stream.of(taken), others.stream()));
        Shipment shipment = new Shipment(jobs, together(jobs));
        write(handle, shipment, now);
        return shipment;
    }

    private static boolean isTogether(Handle handle, KeeperJob job, Instant now) {
        return handle.createQuery("select exists (select 1 from keeper_job j where j.id = :id and " + TOGETHER + ")")
                .bind("id", job.id())
                .bind("alone", now.minus(ALONE))
                .mapTo(Boolean.class)
                .one();
    }

    /** What a run before has put together: the same call, of the same jobs. */
    private static Shipment again(Handle handle, KeeperJob taken, Instant now) {
        long batch = taken.batch().orElseThrow();
        List<KeeperJob> others = NextJobs.begin(
                handle,
                now,
                "select id from keeper_job j where j.batch = :batch and j.state = 'waiting' for update",
                query -> query.bind("batch", batch));
        Bytes call = handle.createQuery("select call from keeper_batch where id = :batch")
                .bind("batch", batch)
                .mapTo(Bytes.class)
                .one();
        return new Shipment(inOrder(Stream.concat(Stream.of(taken), others.stream())), call);
    }

    private static List<KeeperJob> inOrder(Stream<KeeperJob> jobs) {
        return jobs.sorted(Comparator.comparingLong(KeeperJob::id)).toList();
    }

    private static Bytes together(List<KeeperJob> jobs) {
        List<EscrowCall.Pay> payments = new ArrayList<>();
        for (KeeperJob job : jobs) {
            payments.add(EscrowCalls.decode(job.call())
                    .filter(EscrowCall.Pay.class::isInstance)
                    .map(EscrowCall.Pay.class::cast)
                    .orElseThrow(() -> new BadInput("job " + job.id() + " is no draw")));
        }
        return new EscrowCall.PayMany(payments).data();
    }

    private static void write(Handle handle, Shipment shipment, Instant now) {
        handle.createUpdate("""
                        with batch as (insert into keeper_batch (layer, call, created_at)
                            values (:layer, :call, :now) returning id)
                        update keeper_job job set batch = batch.id from batch where job.id in (<jobs>)""")
                .bind("layer", shipment.layer())
                .bind("call", shipment.call())
                .bind("now", now)
                .bindList("jobs", shipment.jobs().stream().map(KeeperJob::id).toList())
                .execute();
    }

    /** Each by itself from now on: what one of them spoilt does not keep the others from their money. */
    static void split(Handle handle, Shipment shipment, String why, Instant now) {
        for (KeeperJob job : shipment.jobs()) {
            KeeperJobs.failed(handle, job, why, now);
            KeeperJobs.addRuled(handle, job.layer(), job.agreement(), job.call(), true, now);
        }
    }

    /** Whether the call was sent for several and the end of each is known. */
    static boolean isDone(Handle handle, int layer, Bytes call) {
        return handle.createQuery("""
                        select exists (select 1 from keeper_batch b where b.layer = :layer and b.call = :call
                            and not exists (select 1 from keeper_job j
                                where j.batch = b.id and j.state in ('waiting', 'sending')))""")
                .bind("layer", layer)
                .bind("call", call)
                .mapTo(Boolean.class)
                .one();
    }
}
