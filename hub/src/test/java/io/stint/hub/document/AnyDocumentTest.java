package io.stint.hub.document;

import static io.stint.hub.document.SomeDocuments.CLIENT;
import static io.stint.hub.document.SomeDocuments.CLOCK;
import static io.stint.hub.document.SomeDocuments.NOW;
import static io.stint.hub.document.SomeDocuments.WORKER;
import static io.stint.hub.document.SomeDocuments.wire;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.store.Database;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.document.sealed.SealedDocument;
import io.stint.protocol.document.sealed.SealedForm;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeTry;

class AnyDocumentTest {
    private static final Database DATABASE = TestDatabase.fresh();

    private final Documents documents = new Documents(DATABASE, CLOCK, List.of());
    private final DocumentLists lists = new DocumentLists(DATABASE);

    /** The same body may come twice, and is another document then only for a hub that has the first. */
    @BeforeTry
    void forget() {
        DATABASE.transact(handle -> handle.execute("truncate document cascade"));
    }

    @AfterContainer
    static void close() {
        DATABASE.close();
    }

    @Provide
    Arbitrary<Body> bodies() {
        return AnyBody.any();
    }

    @Property(tries = 150)
    void whateverTheProtocolMakesIsAcceptedAndServedByteForByte(@ForAll("bodies") Body body) {
        Submission submission = body.kind().isPublic() ? SomeDocuments.published(body, CLIENT) : sealed(body);

        documents.accept(submission);
        Held served = lists.find(submission.id(), Optional.of(CLIENT.address()), Optional.of(WORKER.address()))
                .orElseThrow();

        String text = DocumentJson.text(served);
        assertThat(text.getBytes(UTF_8))
                .isEqualTo(wire(placed(submission, served)).getBytes(UTF_8));
        assertThat(opened(served).body()).isEqualTo(body.json());
    }

    private static Submission sealed(Body body) {
        Submission sealed = SomeDocuments.sealed(body, CLIENT, WORKER);
        return switch (body.kind()) {
            case DELIVERABLE, EVIDENCE, PARTICULARS -> sealed.inAgreement(SomeDocuments.AGREEMENT);
            default -> sealed.forJob(SomeDocuments.JOB);
        };
    }

    /** Of a public document the hub reads the place in the body. */
    private static Submission placed(Submission submission, Held served) {
        Submission placed =
                served.document().agreement().map(submission::inAgreement).orElse(submission);
        return served.document().job().map(placed::forJob).orElse(placed);
    }

    private static Document opened(Held served) {
        Stored stored = served.document();
        Signature signature = Signature.parse(served.signature().toArray());
        DocumentKind kind = stored.kind();
        PrivateKey reader = WORKER;
        return stored.body()
                .map(body -> new Document(kind, NOW, body, stored.author(), signature))
                .orElseGet(() -> new SealedDocument(
                                stored.id(),
                                kind,
                                NOW,
                                stored.author(),
                                signature,
                                SealedForm.parse(served.sealed().orElseThrow()))
                        .open(ReadingKeyPair.of(reader), reader.address()));
    }
}
