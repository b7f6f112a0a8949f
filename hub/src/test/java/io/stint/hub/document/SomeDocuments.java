package io.stint.hub.document;

import io.stint.chain.local.DevAccounts;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.document.body.Message;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.document.body.ReadingKey;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.document.sealed.SealedDocument;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Documents for tests, signed and sealed as browsers do it. */
public final class SomeDocuments {
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    public static final PrivateKey CLIENT = DevAccounts.KEYS.get(1);
    public static final PrivateKey WORKER = DevAccounts.KEYS.get(2);
    public static final PrivateKey OTHER = DevAccounts.KEYS.get(3);

    static final Hash32 AGREEMENT = Hash32.keccak("an agreement");
    static final DocumentId JOB = new DocumentId(Hash32.keccak("a job"));

    private static final SecureRandom RANDOM = new SecureRandom();

    private SomeDocuments() {}

    public static Profile profile(String name) {
        return new Profile(
                name,
                "About me.",
                List.of("glazing"),
                List.of(new LanguageTag("es")),
                Optional.empty(),
                Optional.of(20),
                Optional.empty(),
                List.of(),
                true);
    }

    public static ReadingKey readingKey(PrivateKey key) {
        return new ReadingKey(ReadingKeyPair.of(key).publicKey());
    }

    static Message message(String text) {
        return new Message(Salt.random(RANDOM), Optional.of(AGREEMENT), Optional.empty(), text, List.of());
    }

    public static Submission published(Body body, PrivateKey author, Instant at) {
        return Submission.of(Document.sign(body.kind(), at, body.json(), author));
    }

    public static Submission published(Body body, PrivateKey author) {
        return published(body, author, NOW);
    }

    /** A message of the client to the worker, in the agreement. */
    static Submission letter(String text) {
        return sealed(message(text), CLIENT, WORKER).inAgreement(AGREEMENT);
    }

    static Submission sealed(Body body, PrivateKey author, PrivateKey... others) {
        return sealed(body.kind(), body.json(), author, others);
    }

    static Submission sealed(DocumentKind kind, CanonicalJson body, PrivateKey author, PrivateKey... others) {
        return sealed(Document.sign(kind, NOW, body, author), author, others);
    }

    public static Submission sealed(Body body, Instant at, PrivateKey author, PrivateKey... others) {
        return sealed(Document.sign(body.kind(), at, body.json(), author), author, others);
    }

    private static Submission sealed(Document document, PrivateKey author, PrivateKey... others) {
        SequencedMap<Address, PublicReadingKey> readers = new LinkedHashMap<>();
        readers.put(author.address(), ReadingKeyPair.of(author).publicKey());
        for (PrivateKey other : others) {
            readers.put(other.address(), ReadingKeyPair.of(other).publicKey());
        }
        return Submission.of(SealedDocument.seal(document, readers, RANDOM));
    }

    /** As a browser sends it. */
    public static String wire(Submission s) {
        StringBuilder json = new StringBuilder(
                "{\"id\":\"%s\",\"kind\":\"%s\",\"author\":\"%s\",\"createdAt\":%d,\"signature\":\"%s\""
                        .formatted(s.id(), s.kind(), s.author(), s.createdAt().getEpochSecond(), s.signature()));
        s.body().ifPresent(body -> json.append(",\"body\":").append(body));
        s.sealed().ifPresent(form -> json.append(",\"sealed\":").append(form.json()));
        s.agreement()
                .ifPresent(id -> json.append(",\"agreement\":\"").append(id).append('"'));
        s.job().ifPresent(id -> json.append(",\"job\":\"").append(id).append('"'));
        return json.append('}').toString();
    }
}
