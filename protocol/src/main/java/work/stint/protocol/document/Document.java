package work.stint.protocol.document;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import work.stint.protocol.BadInput;
import work.stint.protocol.crypto.PrivateKey;
import work.stint.protocol.crypto.Secp256k1;
import work.stint.protocol.crypto.Signature;
import work.stint.protocol.eip712.Domain;
import work.stint.protocol.eip712.StructHash;
import work.stint.protocol.eip712.StructType;
import work.stint.protocol.value.Address;
import work.stint.protocol.value.Hash32;

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
