package io.stint.hub.document;

import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.sealed.SealedDocument;
import io.stint.protocol.document.sealed.SealedForm;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A document as somebody hands it in; nothing of it has been checked.
 *
 * @param body of a public kind
 * @param sealed of a private kind
 * @param agreement that it belongs to; where a public body names one, it may be left out
 * @param job that it belongs to: the job's first version
 * @param files that a sealed one names; a public one says it itself
 */
public record Submission(
        DocumentId id,
        DocumentKind kind,
        Address author,
        Instant createdAt,
        Signature signature,
        Optional<CanonicalJson> body,
        Optional<SealedForm> sealed,
        Optional<Hash32> agreement,
        Optional<DocumentId> job,
        Set<Hash32> files) {

    public Submission {
        files = Set.copyOf(files);
    }

    /** A public document. */
    public static Submission of(Document document) {
        return new Submission(
                document.id(),
                document.kind(),
                document.author(),
                document.createdAt(),
                document.signature(),
                Optional.of(document.body()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    /** A private document, which still needs the place that it belongs to. */
    public static Submission of(SealedDocument document) {
        return new Submission(
                document.id(),
                document.kind(),
                document.author(),
                document.createdAt(),
                document.signature(),
                Optional.empty(),
                Optional.of(document.sealed()),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    public Submission inAgreement(Hash32 id) {
        return new Submission(this.id, kind, author, createdAt, signature, body, sealed, Optional.of(id), job, files);
    }

    public Submission forJob(DocumentId first) {
        return new Submission(
                id, kind, author, createdAt, signature, body, sealed, agreement, Optional.of(first), files);
    }

    public Submission withFiles(Set<Hash32> named) {
        return new Submission(id, kind, author, createdAt, signature, body, sealed, agreement, job, named);
    }
}
