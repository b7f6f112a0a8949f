package io.stint.hub.document;

import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document whose author's signature was checked, as the hub keeps it.
 *
 * @param createdAt as the author says
 * @param body of a public document; empty: it is sealed, and the hub cannot read it
 * @param readers of a sealed document
 * @param agreement that it belongs to
 * @param job that it belongs to: the job's first version
 * @param files that it names and the hub keeps
 * @param contents what the body says, when it was read for the check: reading takes long beside the rest where many are
 *     pulled
 */
public record Stored(
        DocumentId id,
        DocumentKind kind,
        Address author,
        Instant createdAt,
        Optional<CanonicalJson> body,
        Set<Address> readers,
        Optional<Hash32> agreement,
        Optional<DocumentId> job,
        Set<Hash32> files,
        Optional<Body> contents) {

    public Stored {
        readers = Set.copyOf(readers);
        files = Set.copyOf(files);
    }

    /** What the body says follows from it, whether it was read yet or not. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Stored that
                && id.equals(that.id)
                && kind == that.kind
                && author.equals(that.author)
                && createdAt.equals(that.createdAt)
                && body.equals(that.body)
                && readers.equals(that.readers)
                && agreement.equals(that.agreement)
                && job.equals(that.job)
                && files.equals(that.files);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, author, createdAt);
    }

    /** One whose body was not read yet. */
    public Stored(
            DocumentId id,
            DocumentKind kind,
            Address author,
            Instant createdAt,
            Optional<CanonicalJson> body,
            Set<Address> readers,
            Optional<Hash32> agreement,
            Optional<DocumentId> job,
            Set<Hash32> files) {
        this(id, kind, author, createdAt, body, readers, agreement, job, files, Optional.empty());
    }

    /**
     * What the body of a public document says.
     *
     * @throws io.stint.protocol.BadInput when it breaks a rule of its kind
     */
    public Body said() {
        return contents.orElseGet(() -> Body.parse(kind, body.orElseThrow()));
    }

    /** The same, said at another time. */
    Stored at(Instant time) {
        return new Stored(id, kind, author, time, body, readers, agreement, job, files, contents);
    }
}
