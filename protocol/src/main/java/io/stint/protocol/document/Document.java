package io.stint.protocol.document;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.eip712.Struct;
import io.stint.protocol.eip712.StructType;
import io.stint.protocol.eip712.TypedData;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** The hashes of the kinds' names, as a struct has them. */
    private static final Map<DocumentKind, Hash32> KINDS = new EnumMap<>(Arrays.stream(DocumentKind.values())
            .collect(Collectors.toMap(Function.identity(), kind -> Hash32.keccak(kind.wireName()))));

    /**
     * Recovers the author from the signature.
     *
     * @throws BadInput when the time has a fraction or is before 1970, or the author's key did not sign this
     */
    public Document {
        requireSigned(kind, createdAt, DocumentId.of(body), author, signature);
    }

    /**
     * Checks that the author's key signed this, without the contents.
     *
     * @throws BadInput when the time has a fraction or is before 1970, or the author's key did not sign this
     */
    public static void requireSigned(
            DocumentKind kind, Instant createdAt, DocumentId id, Address author, Signature signature) {
        Address signer = Secp256k1.recover(digest(kind, createdAt, id), signature)
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
     * What the author's wallet signs.
     *
     * @throws BadInput when the time has a fraction of a second or is before 1970
     */
    public static TypedData typedData(DocumentKind kind, Instant createdAt, DocumentId id) {
        requireWholeSeconds(createdAt);
        Struct struct = Struct.of(TYPE)
                .bytes32(id.hash())
                .string(kind.wireName())
                .uint(createdAt.getEpochSecond())
                .build();
        return new TypedData(DOMAIN, struct);
    }

    /** The hash of {@link #typedData}, without making it: whoever checks many documents waits for this. */
    public static Hash32 digest(DocumentKind kind, Instant createdAt, DocumentId id) {
        requireWholeSeconds(createdAt);
        byte[] words = new byte[4 * Hash32.LENGTH];
        TYPE.typeHash().copyTo(words, 0);
        id.hash().copyTo(words, Hash32.LENGTH);
        Objects.requireNonNull(KINDS.get(kind)).copyTo(words, 2 * Hash32.LENGTH);
        ByteBuffer.wrap(words).putLong(words.length - Long.BYTES, createdAt.getEpochSecond());
        return DOMAIN.digest(Hash32.keccak(words));
    }

    private static void requireWholeSeconds(Instant createdAt) {
        if (createdAt.getNano() != 0 || createdAt.getEpochSecond() < 0) {
            throw new BadInput("a document's time is in whole seconds since 1970, got " + createdAt);
        }
    }

    public DocumentId id() {
        return DocumentId.of(body);
    }
}
