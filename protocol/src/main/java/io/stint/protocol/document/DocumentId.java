package io.stint.protocol.document;

import io.stint.protocol.value.Hash32;

/**
 * The name of a document everywhere: on a hub, in another document, as scope or memo on chain.
 *
 * @param hash SHA-256 of the canonical bytes
 */
public record DocumentId(Hash32 hash) {
    public static DocumentId of(CanonicalJson body) {
        return new DocumentId(body.hash());
    }

    /**
     * Reads what {@link #toString} prints.
     *
     * @throws io.stint.protocol.BadInput when it is not {@code 0x} and 64 hexadecimal digits
     */
    public static DocumentId parse(String text) {
        return new DocumentId(Hash32.parse(text));
    }

    @Override
    public String toString() {
        return hash.hex();
    }
}
