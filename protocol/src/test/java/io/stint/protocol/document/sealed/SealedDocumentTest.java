package io.stint.protocol.document.sealed;

import static io.stint.protocol.document.sealed.Readers.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class SealedDocumentTest {
    private static final Document HELLO = Readers.document("{\"text\":\"Hello\"}");
    private static final SealedDocument SEALED = SealedDocument.seal(HELLO, Readers.first(3), RANDOM);

    @Property(tries = 60)
    void everyReaderOpensItAndNobodyElse(
            @ForAll @IntRange(min = 1, max = 20) int readers, @ForAll @StringLength(max = 200) String text) {
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("text", text.replaceAll("[\ud800-\udfff]", ""))
                .toString();
        Document document = Readers.document(json);
        SealedDocument sealed = received(SealedDocument.seal(document, Readers.first(readers), RANDOM));
        for (int reader = 0; reader < readers; reader++) {
            assertThat(sealed.open(Readers.key(reader), Readers.address(reader)))
                    .isEqualTo(document);
            ReadingKeyPair strange = Readers.key(readers);
            Address address = Readers.address(reader);
            assertThatThrownBy(() -> sealed.open(strange, address))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("does not open with this reading key");
        }
        assertThatThrownBy(() -> sealed.open(Readers.key(readers), Readers.address(readers)))
                .hasMessageContaining("is not sealed for " + Readers.address(readers));
    }

    private static SealedDocument received(SealedDocument sent) {
        SealedForm form = SealedForm.parse(sent.sealed().json().text());
        return new SealedDocument(sent.id(), sent.kind(), sent.createdAt(), sent.author(), sent.signature(), form);
    }

    @Test
    void oneFlippedBitOfTheSealedDataIsRefused() {
        for (int bit = 0; bit < 8 * SEALED.sealed().data().size(); bit++) {
            int at = bit;
            unopened(form -> new SealedForm(form.ephemeral(), form.nonce(), flipped(form.data(), at), form.readers()));
        }
    }

    @Test
    void oneFlippedBitOfTheNonceIsRefused() {
        for (int bit = 0; bit < 8 * Ciphers.NONCE; bit++) {
            int at = bit;
            unopened(form -> new SealedForm(form.ephemeral(), flipped(form.nonce(), at), form.data(), form.readers()));
        }
    }

    @Test
    void oneFlippedBitOfTheReadersKeyIsRefused() {
        for (int bit = 0; bit < 8 * SealedForm.Reader.LENGTH; bit++) {
            int at = bit;
            unopened(form -> {
                SealedForm.Reader first = form.readers().getFirst();
                SealedForm.Reader changed = new SealedForm.Reader(first.address(), flipped(first.key(), at));
                return new SealedForm(form.ephemeral(), form.nonce(), form.data(), List.of(changed));
            });
        }
    }

    @Test
    void oneFlippedBitOfTheEphemeralKeyIsRefused() {
        for (int bit = 0; bit < 8 * PublicReadingKey.LENGTH; bit++) {
            int at = bit;
            unopened(form -> new SealedForm(
                    PublicReadingKey.of(
                            flipped(Bytes.of(form.ephemeral().bytes()), at).toArray()),
                    form.nonce(),
                    form.data(),
                    form.readers()));
        }
    }

    @Test
    void oneFlippedBitOfTheIdOrTimeIsRefused() {
        for (int bit = 0; bit < 256; bit++) {
            byte[] id = flipped(Bytes.of(HELLO.id().hash().bytes()), bit).toArray();
            assertThatThrownBy(() -> with(new DocumentId(Hash32.of(id)), HELLO.kind(), HELLO.createdAt()))
                    .isInstanceOf(BadInput.class);
        }
        for (int bit = 0; bit < 40; bit++) {
            Instant time = Instant.ofEpochSecond(HELLO.createdAt().getEpochSecond() ^ (1L << bit));
            assertThatThrownBy(() -> with(HELLO.id(), HELLO.kind(), time)).isInstanceOf(BadInput.class);
        }
        assertThatThrownBy(() -> with(HELLO.id(), DocumentKind.EVIDENCE, HELLO.createdAt()))
                .isInstanceOf(BadInput.class);
    }

    private static SealedDocument with(DocumentId id, DocumentKind kind, Instant createdAt) {
        return new SealedDocument(id, kind, createdAt, HELLO.author(), HELLO.signature(), SEALED.sealed());
    }

    private static void unopened(UnaryOperator<SealedForm> change) {
        assertThatThrownBy(() -> with(change.apply(SEALED.sealed())).open(Readers.key(0), Readers.address(0)))
                .isInstanceOf(BadInput.class);
    }

    private static SealedDocument with(SealedForm form) {
        return new SealedDocument(HELLO.id(), HELLO.kind(), HELLO.createdAt(), HELLO.author(), HELLO.signature(), form);
    }

    private static Bytes flipped(Bytes bytes, int bit) {
        byte[] changed = bytes.toArray();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return Bytes.of(changed);
    }

    @Test
    void anothersContentsAreNotTakenForTheDocument() {
        SealedForm other = SealedDocument.seal(Readers.document("{}"), Readers.first(1), RANDOM)
                .sealed();
        assertThatThrownBy(() -> with(other).open(Readers.key(0), Readers.address(0)))
                .hasMessageContaining("does not open");
        SealedForm forged = Sealing.seal(HELLO.id(), CanonicalJson.parse("{}"), Readers.first(1), RANDOM);
        assertThatThrownBy(() -> with(forged).open(Readers.key(0), Readers.address(0)))
                .hasMessageContaining("the signature is not theirs");
    }

    @Test
    void theSameContentsInAnotherSpellingAreRefused() {
        byte[] spaced = "{ \"text\":\"Hello\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        ReadingKeyPair author = Readers.key(0);
        byte[] key = new byte[Ciphers.KEY];
        byte[] nonce = new byte[Ciphers.NONCE];
        byte[] data = Ciphers.encrypt(key, nonce, spaced, HELLO.id().hash().bytes());
        SealedForm wrapped = SealedDocument.seal(HELLO, Readers.first(1), new FixedRandom(new byte[32], key, nonce))
                .sealed();
        SealedForm form = new SealedForm(wrapped.ephemeral(), wrapped.nonce(), Bytes.of(data), wrapped.readers());
        assertThatThrownBy(() -> with(form).open(author, Readers.address(0)))
                .hasMessageContaining("not canonical JSON");
    }

    @Test
    void theAuthorIsAmongTheReaders() {
        SequencedMap<Address, PublicReadingKey> others = Readers.first(3);
        others.remove(HELLO.author());
        assertThatThrownBy(() -> SealedDocument.seal(HELLO, others, RANDOM))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is not among its readers");
    }

    @Test
    void whatIsPublicIsNotSealed() {
        Document job = Document.sign(DocumentKind.JOB, Instant.EPOCH, HELLO.body(), Readers.signer(0));
        assertThatThrownBy(() -> SealedDocument.seal(job, Readers.first(1), RANDOM))
                .hasMessage("a job is public; publish it unsealed");
    }

    @Test
    void thereAreAtMost20Readers() {
        assertThat(SealedDocument.seal(HELLO, Readers.first(20), RANDOM)
                        .sealed()
                        .readers())
                .hasSize(20);
        assertThatThrownBy(() -> SealedDocument.seal(HELLO, Readers.first(21), RANDOM))
                .hasMessageContaining("1 to 20 readers, got 21");
    }

    @Test
    void theLargestDocumentForTheMostReadersCanBeSealedAndRead() {
        Document largest = Readers.document("{\"text\":\"" + "a".repeat(CanonicalJson.LARGEST - 11) + "\"}");
        assertThat(largest.body().bytes()).hasSize(CanonicalJson.LARGEST);
        SealedDocument sealed = received(SealedDocument.seal(largest, Readers.first(20), RANDOM));
        assertThat(sealed.open(Readers.key(19), Readers.address(19))).isEqualTo(largest);
    }

    @Test
    void everySealIsAnother() {
        SealedForm again = SealedDocument.seal(HELLO, Readers.first(3), RANDOM).sealed();
        assertThat(again.ephemeral()).isNotEqualTo(SEALED.sealed().ephemeral());
        assertThat(again.data()).isNotEqualTo(SEALED.sealed().data());
    }
}
