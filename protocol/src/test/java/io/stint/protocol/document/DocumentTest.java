package io.stint.protocol.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final PrivateKey AUTHOR =
            PrivateKey.of(Hash32.keccak("author").bytes());
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final CanonicalJson BODY = CanonicalJson.parse("{\"title\":\"Translate a leaflet\"}");
    private static final Document JOB = Document.sign(DocumentKind.JOB, NOON, BODY, AUTHOR);

    @Test
    void theAuthorIsTheSigner() {
        assertThat(JOB.author()).isEqualTo(AUTHOR.address());
        assertThat(received(DocumentKind.JOB, NOON, BODY)).isEqualTo(JOB);
    }

    @Test
    void theIdIsTheSha256OfTheBody() {
        assertThat(JOB.id().hash()).isEqualTo(Hash32.sha256(BODY.bytes()));
        assertThat(DocumentId.parse(JOB.id().toString())).isEqualTo(JOB.id());
    }

    @Test
    void aChangedKindTimeOrBodyIsRefused() {
        assertThatThrownBy(() -> received(DocumentKind.SCOPE, NOON, BODY))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("the signature is not theirs");
        assertThatThrownBy(() -> received(DocumentKind.JOB, NOON.plusSeconds(1), BODY))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> received(DocumentKind.JOB, NOON, CanonicalJson.parse("{}")))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void aSignatureOfNobodyIsRefused() {
        Hash32 noPoint = Hash32.parse("0x" + "0".repeat(63) + "5");
        Signature nobodys = new Signature(noPoint, noPoint, 0);
        assertThatThrownBy(() -> new Document(DocumentKind.JOB, NOON, BODY, AUTHOR.address(), nobodys))
                .hasMessageContaining("nobody's");
    }

    @Test
    void timeIsInWholeSeconds() {
        assertThat(Document.sign(DocumentKind.JOB, NOON.plusMillis(999), BODY, AUTHOR))
                .isEqualTo(JOB);
        assertThatThrownBy(() -> received(DocumentKind.JOB, NOON.plusNanos(1), BODY))
                .hasMessageContaining("whole seconds");
        assertThatThrownBy(() -> Document.digest(DocumentKind.JOB, Instant.ofEpochSecond(-1), JOB.id()))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void everyKindReadsBackByItsName() {
        for (DocumentKind kind : DocumentKind.values()) {
            assertThat(DocumentKind.parse(kind.wireName())).isEqualTo(kind);
        }
        assertThatThrownBy(() -> DocumentKind.parse("poem")).hasMessageContaining("use one of profile, job,");
    }

    private static Document received(DocumentKind kind, Instant createdAt, CanonicalJson body) {
        return new Document(kind, createdAt, body, AUTHOR.address(), JOB.signature());
    }
}
