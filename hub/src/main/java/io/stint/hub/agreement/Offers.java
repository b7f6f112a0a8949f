package io.stint.hub.agreement;

import io.stint.hub.store.Hashes;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The table of offers. */
final class Offers {
    private Offers() {}

    /** The same terms a second time change nothing. */
    static void add(Handle handle, Offer offer) {
        Terms terms = offer.terms();
        handle.createUpdate("""
                        insert into offer (agreement, layer, terms, client, worker, job, proposal, sum, proposed_by, since_block,
                            created_at)
                        values (:agreement, :layer, :terms, :client, :worker, :job, :proposal, :sum, :by, :since, :at)
                        on conflict (agreement) do nothing""")
                .bind("agreement", offer.id())
                .bind("layer", offer.layer())
                .bind("terms", Bytes.of(PackedTerms.pack(terms)))
                .bind("client", terms.client())
                .bind("worker", terms.worker())
                .bind("job", offer.job().orElse(null))
                .bind("proposal", offer.proposal().orElse(null))
                .bind("sum", offer.sum())
                .bind("by", offer.proposedBy())
                .bind("since", offer.sinceBlock())
                .bind("at", offer.createdAt())
                .execute();
        Changes.tell(handle, offer.id(), "offer");
    }

    /** By agreement. */
    static Map<Hash32, Offer> of(Handle handle, Collection<Hash32> agreements) {
        return handle.createQuery("select * from offer where agreement = any(:agreements)")
                .bind("agreements", Hashes.of(agreements))
                .map(Offers::read)
                .collectToMap(Offer::id, Function.identity());
    }

    static Offer read(RowView row) {
        return new Offer(
                row.getColumn("agreement", Hash32.class),
                row.getColumn("layer", Integer.class),
                PackedTerms.unpack(row.getColumn("terms", Bytes.class).toArray()),
                Optional.ofNullable(row.getColumn("job", DocumentId.class)),
                Optional.ofNullable(row.getColumn("proposal", DocumentId.class)),
                row.getColumn("sum", Amount.class),
                row.getColumn("proposed_by", Address.class),
                row.getColumn("since_block", Long.class),
                Optional.ofNullable(row.getColumn("worker_signature", Bytes.class)),
                Optional.ofNullable(row.getColumn("signed_at", Instant.class)),
                Optional.ofNullable(row.getColumn("withdrawn_at", Instant.class)),
                row.getColumn("created_at", Instant.class));
    }

    /** Keeps the first signature: one is as good as another. */
    static void accept(Handle handle, Hash32 id, Bytes signature, Instant now) {
        handle.createUpdate("""
                        update offer set worker_signature = :signature, signed_at = :now
                        where agreement = :id and worker_signature is null and withdrawn_at is null""")
                .bind("id", id)
                .bind("signature", signature)
                .bind("now", now)
                .execute();
        Changes.tell(handle, id, "offer");
    }

    static void withdraw(Handle handle, Hash32 id, Instant now) {
        handle.createUpdate("update offer set withdrawn_at = :now where agreement = :id and withdrawn_at is null")
                .bind("id", id)
                .bind("now", now)
                .execute();
        Changes.tell(handle, id, "offer");
    }
}
