package io.stint.hub.document;

import io.stint.protocol.value.Bytes;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document with all that lets others verify it.
 *
 * @param cursor its place in the order of storing
 * @param signature of the author, 64 bytes (EIP-2098)
 * @param sealed the canonical text of a private document's sealed form
 */
public record Held(long cursor, Stored document, Bytes signature, Optional<String> sealed) {

    /** As it goes over the wire; what is signed and sealed stands there in its own text. */
    public ObjectNode json() {
        return DocumentJson.write(this);
    }
}
