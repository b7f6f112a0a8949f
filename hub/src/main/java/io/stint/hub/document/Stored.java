package io.stint.hub.document;

import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A document whose author's signature was checked, as the hub keeps it.
 *
 * @param createdAt as the author says
 * @param body of a public document; empty: it is sealed, and the hub cannot read it
 * @param readers of a sealed document
 * @param agreement that it belongs to
 * @param job that it belongs to: the job's first version
 * @param files that it names and the hub keeps
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
        Set<Hash32> files) {

    public Stored {
        readers = Set.copyOf(readers);
        files = Set.copyOf(files);
    }
}
