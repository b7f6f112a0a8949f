package io.stint.protocol.document.sealed;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.SequencedMap;

/**
 * A private document as everybody but its readers sees it. Whoever holds an instance knows that the author signed a
 * document of this id, kind and time, and is among the readers; that the sealed contents are that document's only a
 * reader can tell, by {@link #open}.
 *
 * @param signature over {@link Document#digest}, by the author's key
 */
public record SealedDocument(
        DocumentId id, DocumentKind kind, Instant createdAt, Address author, Signature signature, SealedForm sealed) {

    /**
     * Checks what can be checked without a reading key.
     *
     * @throws BadInput when the kind is a public one, the author did not sign this, or is not among the readers
     */
    public SealedDocument {
        requirePrivate(kind);
        Document.requireSigned(kind, createdAt, id, author, signature);
        if (sealed.keyOf(author).isEmpty()) {
            throw new BadInput("the author " + author + " of the " + kind
                    + " is not among its readers; seal it for them" + " too");
        }
    }

    /**
     * Encrypts a document.
     *
     * @param readers whose keys open it, in this order; the author is one of them
     * @throws BadInput when the kind is a public one, the author is not a reader, or there are more than 20 readers
     */
    public static SealedDocument seal(
            Document document, SequencedMap<Address, PublicReadingKey> readers, SecureRandom random) {
        requirePrivate(document.kind());
        SealedForm sealed = Sealing.seal(document.id(), document.body(), readers, random);
        return new SealedDocument(
                document.id(), document.kind(), document.createdAt(), document.author(), document.signature(), sealed);
    }

    /**
     * Decrypts and verifies the document.
     *
     * @param reader one of the readers
     * @throws BadInput when it is not sealed for this reader and key, was changed, or is not the document that its author
     *     signed
     */
    public Document open(ReadingKeyPair key, Address reader) {
        Bytes wrapped = sealed.keyOf(reader)
                .orElseThrow(() -> new BadInput("the " + kind + " " + id + " is not sealed for " + reader));
        byte[] plain = Sealing.open(sealed, wrapped, key, id)
                .orElseThrow(() -> new BadInput("the " + kind + " " + id + " does not open with this reading key of "
                        + reader + ": it was sealed for another key, or changed"));
        CanonicalJson body = CanonicalJson.parse(plain);
        if (!Bytes.of(body.bytes()).equals(Bytes.of(plain))) {
            throw new BadInput("the sealed " + kind + " " + id + " is not canonical JSON (RFC 8785)");
        }
        return new Document(kind, createdAt, body, author, signature);
    }

    private static void requirePrivate(DocumentKind kind) {
        if (kind.isPublic()) {
            throw new BadInput("a " + kind + " is public; publish it unsealed");
        }
    }
}
