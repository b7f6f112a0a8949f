package io.stint.protocol.document.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The encryption: one key for the contents, and that key once for each reader. */
final class Sealing {
    private static final byte[] INFO = "stint sealed document 1".getBytes(UTF_8);
    private static final byte[] NO_DATA = {};

    /** The key that it is used with encrypts once only. */
    private static final byte[] ZERO_NONCE = new byte[Ciphers.NONCE];

    private Sealing() {}

    /** Draws the ephemeral private key, the content's key and the nonce, in this order. */
    static SealedForm seal(
            DocumentId id, CanonicalJson body, SequencedMap<Address, PublicReadingKey> readers, SecureRandom random) {
        ReadingKeyPair ephemeral = ReadingKeyPair.generate(random);
        byte[] contentKey = draw(random, Ciphers.KEY);
        byte[] nonce = draw(random, Ciphers.NONCE);
        byte[] data = Ciphers.encrypt(contentKey, nonce, body.bytes(), id.hash().bytes());
        List<SealedForm.Reader> keys = readers.sequencedEntrySet().stream()
                .map(reader -> new SealedForm.Reader(reader.getKey(), wrap(contentKey, ephemeral, reader.getValue())))
                .toList();
        return new SealedForm(ephemeral.publicKey(), Bytes.of(nonce), Bytes.of(data), keys);
    }

    /** The plain contents; empty when any part is not what it was, or another's. */
    static Optional<byte[]> open(SealedForm sealed, Bytes wrapped, ReadingKeyPair key, DocumentId id) {
        byte[] shared = key.sharedWith(sealed.ephemeral());
        byte[] wrapping = wrappingKey(shared, sealed.ephemeral(), key.publicKey());
        return Ciphers.decrypt(wrapping, ZERO_NONCE, wrapped.toArray(), NO_DATA)
                .flatMap(contentKey -> Ciphers.decrypt(
                        contentKey,
                        sealed.nonce().toArray(),
                        sealed.data().toArray(),
                        id.hash().bytes()));
    }

    private static Bytes wrap(byte[] contentKey, ReadingKeyPair ephemeral, PublicReadingKey reader) {
        byte[] wrapping = wrappingKey(ephemeral.sharedWith(reader), ephemeral.publicKey(), reader);
        return Bytes.of(Ciphers.encrypt(wrapping, ZERO_NONCE, contentKey, NO_DATA));
    }

    private static byte[] wrappingKey(byte[] shared, PublicReadingKey ephemeral, PublicReadingKey reader) {
        byte[] salt = Arrays.copyOf(ephemeral.bytes(), 2 * PublicReadingKey.LENGTH);
        System.arraycopy(reader.bytes(), 0, salt, PublicReadingKey.LENGTH, PublicReadingKey.LENGTH);
        return Ciphers.hkdf(shared, salt, INFO);
    }

    private static byte[] draw(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
