package io.stint.protocol.document;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.eip712.StructHash;
import io.stint.protocol.eip712.StructType;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A statement that its author signed (EIP-712). Whoever holds an instance holds a verified one: the constructor recovers
 * the author.
 *
 * @param createdAt as the author says, in whole seconds since 1970
 * @param signature over {@link #digest}, by the author's key
 */
public record Document(DocumentKind kind, Instant createdAt, CanonicalJson body, Address author, Signature signature) {
    /** Bound to no chain and no contract: a document means the same everywhere. */
    public static final Domain DOMAIN = Domain.of("Stint", "1");

    private static final StructType TYPE = StructType.of("Document(bytes32 hash,string kind,uint64 createdAt)");

    /**
     * Recovers the author from the signature.
     *
     * @throws BadInput when the time has a fraction or is before 1970, or the author's key did not sign this
     */
    public Document {
        Hash32 digest = digest(kind, createdAt, DocumentId.of(body));
        Address signer = Secp256k1.recover(digest, signature)
                .orElseThrow(() -> new BadInput("the " + kind + "'s signature is nobody's: " + signature));
        if (!signer.equals(author)) {
            throw new BadInput("the " + kind + " says that " + author + " wrote it, but the signature is not theirs:"
                    + " it gives " + signer + "; contents, kind or time were changed after signing");
        }
    }

    /** Signs with the time cut to whole seconds. */
    public static Document sign(DocumentKind kind, Instant createdAt, CanonicalJson body, PrivateKey key) {
        Instant seconds = createdAt.truncatedTo(ChronoUnit.SECONDS);
        Signature signature = key.sign(digest(kind, seconds, DocumentId.of(body)));
        return new Document(kind, seconds, body, key.address(), signature);
    }

    /**
     * What the author signs, for a wallet that signs elsewhere.
     *
     * @throws BadInput when the time has a fraction of a second or is before 1970
     */
    public static Hash32 digest(DocumentKind kind, Instant createdAt, DocumentId id) {
        if (createdAt.getNano() != 0 || createdAt.getEpochSecond() < 0) {
            throw new BadInput("a document's time is in whole seconds since 1970, got " + createdAt);
        }
        return DOMAIN.digest(StructHash.of(TYPE)
                .bytes32(id.hash())
                .string(kind.wireName())
                .uint(createdAt.getEpochSecond())
                .hash());
    }

    public DocumentId id() {
        return DocumentId.of(body);
    }
}
