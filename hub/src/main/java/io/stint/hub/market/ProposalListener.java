package io.stint.hub.market;

import io.stint.hub.document.DocumentListener;
import io.stint.hub.document.Stored;
import io.stint.hub.document.Tombstones;
import io.stint.hub.web.Problem;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Notes who proposed to whom. A proposal is between the job's client and one other person, and about a job that is here. */
final class ProposalListener implements DocumentListener {
    @Override
    public boolean wants(DocumentKind kind) {
        return kind == DocumentKind.PROPOSAL;
    }

    private record Offer(Address client, boolean closed, Instant updatedAt) {}

    @Override
    public void stored(Handle handle, Stored document) {
        take(handle, document, true);
    }

    @Override
    public void replayed(Handle handle, Stored document) {
        take(handle, document, false);
    }

    /** @param news whether it was not accepted before: a job that was closed since keeps the proposals that it has */
    private static void take(Handle handle, Stored document, boolean news) {
        DocumentId job =
                document.job().orElseThrow(() -> Problem.badField("job", "Say which job the proposal is for."));
        if (!news && Tombstones.of(handle, job).isPresent()) {
            return;
        }
        Offer offer = offer(handle, job);
        Address recipient = recipient(document);
        boolean byClient = document.author().equals(offer.client());
        if (!byClient && !recipient.equals(offer.client())) {
            throw Problem.refused("A proposal is between the job's client " + offer.client() + " and one worker.");
        }
        Address worker = byClient ? recipient : document.author();
        boolean late = offer.closed() && document.createdAt().isAfter(offer.updatedAt());
        if (news && late && !talking(handle, job, worker)) {
            throw Problem.conflict("The job is closed: its client takes no more proposals.");
        }
        write(handle, document, job, recipient, worker);
    }

    private static Offer offer(Handle handle, DocumentId job) {
        return handle.createQuery("select author, closed, updated_at from job where id = :job")
                .bind("job", job)
                .map((row, context) -> new Offer(
                        Address.of(row.getBytes("author")),
                        row.getBoolean("closed"),
                        row.getTimestamp("updated_at").toInstant()))
                .findOne()
                .orElseThrow(() -> Problem.notFound("There is no job " + job + " here."));
    }

    private static Address recipient(Stored document) {
        Set<Address> others = new HashSet<>(document.readers());
        others.remove(document.author());
        if (others.size() != 1) {
            throw Problem.refused(
                    "A proposal is for its author and one other reader, not for " + others.size() + " others.");
        }
        return others.iterator().next();
    }

    /** Who began before the job was closed may go on. */
    private static boolean talking(Handle handle, DocumentId job, Address worker) {
        return handle.createQuery("select exists (select 1 from proposal where job = :job and worker = :worker)")
                .bind("job", job)
                .bind("worker", worker)
                .mapTo(Boolean.class)
                .one();
    }

    private static void write(Handle handle, Stored document, DocumentId job, Address recipient, Address worker) {
        handle.createUpdate("""
                        insert into proposal (id, job, author, recipient, worker, created_at)
                        values (:id, :job, :author, :recipient, :worker, :at) on conflict do nothing""")
                .bind("id", document.id())
                .bind("job", job)
                .bind("author", document.author())
                .bind("recipient", recipient)
                .bind("worker", worker)
                .bind("at", document.createdAt())
                .execute();
    }
}
