package io.stint.hub.document;

import io.stint.hub.web.Problem;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.sealed.SealedForm;
import io.stint.protocol.value.Bytes;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes one document, in a transaction that is under way. */
final class DocumentWriter {
    /** Any number that no other lock of this database has. */
    private static final long LOCK = 0x5354_494e_5444_4f43L;

    private final Handle handle;
    private final Submission submission;
    private final Stored document;
    private final Instant now;
    private final Optional<String> sealed;

    DocumentWriter(Handle handle, Submission submission, Stored document, Instant now) {
        this.handle = handle;
        this.submission = submission;
        this.document = document;
        this.now = now;
        this.sealed = submission.sealed().map(SealedForm::json).map(CanonicalJson::text);
    }

    /**
     * Lets one document in after the other, so that whoever reads on from a cursor misses none: without it a transaction
     * could commit after another that got a later number.
     */
    static void waitForTurn(Handle handle) {
        handle.createUpdate("select pg_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .execute();
    }

    /**
     * Whether the document counts although the author said the same before.
     *
     * @throws Problem when it is neither the same again nor newer
     */
    boolean isNewer(Held before) {
        Stored old = before.document();
        boolean same = old.kind() == document.kind()
                && old.agreement().equals(document.agreement())
                && old.job().equals(document.job())
                && before.sealed().equals(sealed)
                && (sealed.isEmpty() || old.files().equals(document.files()));
        if (same && old.createdAt().equals(document.createdAt())) {
            return false;
        }
        if (same && document.body().isPresent() && old.createdAt().isBefore(document.createdAt())) {
            return true;
        }
        throw Problem.conflict("The document " + document.id() + " is here already, as a " + old.kind() + " of "
                + old.createdAt() + ", with other readers, files, place or time. Write a new one.");
    }

    void write() {
        noteFirst();
        handle.createUpdate("""
                        insert into document (id, author, kind, created_at, signature, body, sealed, agreement, job, seq, stored_at)
                        values (:id, :author, :kind, :createdAt, :signature, :body, :sealed, :agreement, :job,
                            nextval('document_seq'), :now)
                        on conflict (id, author) do update
                        set created_at = excluded.created_at, signature = excluded.signature, seq = excluded.seq,
                            origin = null""")
                .bind("id", document.id())
                .bind("author", document.author())
                .bind("kind", document.kind().wireName())
                .bind("createdAt", document.createdAt())
                .bind("signature", Bytes.of(submission.signature().compact()))
                .bind("body", document.body().map(CanonicalJson::text))
                .bind("sealed", sealed)
                .bind("agreement", document.agreement())
                .bind("job", document.job())
                .bind("now", now)
                .execute();
        writeReaders();
        new DocumentFiles(handle, document).write();
    }

    /** What is about to be said again was said before. */
    private void noteFirst() {
        handle.createUpdate("""
                        insert into document_first (id, author, created_at, signature)
                        select id, author, created_at, signature from document where id = :id and author = :author
                        on conflict do nothing""")
                .bind("id", document.id())
                .bind("author", document.author())
                .execute();
    }

    private void writeReaders() {
        if (document.readers().isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch("insert into document_reader (id, author, reader) values (:id, :author, :reader)");
        document.readers()
                .forEach(reader -> batch.bind("id", document.id())
                        .bind("author", document.author())
                        .bind("reader", reader)
                        .add());
        batch.execute();
    }
}
