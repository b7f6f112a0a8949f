package io.stint.protocol.document.sealed;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** An author, who is reader 0, and others whose keys are made of their numbers. */
final class Readers {
    static final SecureRandom RANDOM = new SecureRandom();

    private Readers() {}

    static PrivateKey signer(int number) {
        return PrivateKey.of(Hash32.keccak("reader " + number).bytes());
    }

    static ReadingKeyPair key(int number) {
        return ReadingKeyPair.of(signer(number));
    }

    static Address address(int number) {
        return signer(number).address();
    }

    /** The author and the readers 1, 2 ... */
    static SequencedMap<Address, PublicReadingKey> first(int count) {
        SequencedMap<Address, PublicReadingKey> readers = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(i -> readers.put(address(i), key(i).publicKey()));
        return readers;
    }

    static Document document(String json) {
        return Document.sign(
                DocumentKind.MESSAGE, Instant.ofEpochSecond(1_763_600_000), CanonicalJson.parse(json), signer(0));
    }
}
