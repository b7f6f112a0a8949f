package io.stint.hub.agreement;

import io.stint.hub.web.Problem;
import io.stint.protocol.value.Hash32;
import org.jdbi.v3.core.Handle;

/** The chain has the hash of a ruling's reasons only; the words are with this hub. */
final class Reasons {
    private Reasons() {}

    /**
     * Whoever loses may read why: the arbiter wrote it in this agreement, sealed for both sides as far as anything can be
     * sealed for them.
     *
     * @throws Problem when it is not so
     */
    static void requireFor(Handle handle, Situation s, Hash32 reason) {
        boolean readable = handle.createQuery("""
                        select exists (
                            select 1 from document d where d.id = :id and d.author = :arbiter and d.kind = 'evidence'
                                and d.agreement = :agreement and not exists (
                                    select 1 from document k where k.kind = 'reading-key' and k.author in (:client, :worker)
                                        and not exists (select 1 from document_reader r
                                            where r.id = d.id and r.author = d.author and r.reader = k.author)))""")
                .bind("id", reason)
                .bind("agreement", s.id())
                .bind("arbiter", s.terms().arbiter())
                .bind("client", s.terms().client())
                .bind("worker", s.terms().worker())
                .mapTo(Boolean.class)
                .one();
        if (!readable) {
            throw Problem.badField(
                    "reason",
                    "The reasons are not here for both sides to read. Hand them in as evidence in this agreement, sealed for"
                            + " client and worker.");
        }
    }
}
