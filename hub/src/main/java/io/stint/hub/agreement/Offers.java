package io.stint.hub.agreement;

import io.stint.hub.store.Among;
import io.stint.hub.store.Columns;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.Handle;

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
    static Answer<Map<Hash32, Offer>> of(Questions ask, Collection<Hash32> agreements) {
        Among asked = Among.hashes(agreements);
        return ask.ask(
                "select * from offer where agreement " + asked.sql(),
                Questions.map(row -> Columns.hash(row, "agreement"), Offers::read),
                asked);
    }

    private static Offer read(ResultSet row) throws SQLException {
        return new Offer(
                Columns.hash(row, "agreement"),
                row.getInt("layer"),
                PackedTerms.unpack(row.getBytes("terms")),
                Columns.optional(row, "job", Hash32::of).map(DocumentId::new),
                Columns.optional(row, "proposal", Hash32::of).map(DocumentId::new),
                Columns.amount(row, "sum"),
                Columns.address(row, "proposed_by"),
                row.getLong("since_block"),
                Columns.optional(row, "worker_signature", Bytes::of),
                Columns.time(row, "signed_at"),
                Columns.time(row, "withdrawn_at"),
                Columns.instant(row, "created_at"));
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
