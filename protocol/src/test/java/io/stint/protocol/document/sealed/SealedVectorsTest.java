package io.stint.protocol.document.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hex;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents that the browser's code sealed: opened here, and sealed here to the same bytes. */
class SealedVectorsTest {
    static Stream<JsonNode> vectors() throws IOException {
        try (InputStream in = SealedVectorsTest.class.getResourceAsStream("/io/stint/protocol/sealed.json")) {
            JsonNode vectors = JsonMapper.builder().build().readTree(Objects.requireNonNull(in));
            return StreamSupport.stream(vectors.spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theDocumentIsTheSame(JsonNode vector) {
        Document document = document(vector);
        assertThat(document.body()).hasToString(text(vector, "canonical"));
        assertThat(document.id()).hasToString(text(vector, "id"));
        assertThat(Document.digest(document.kind(), document.createdAt(), document.id()))
                .hasToString(text(vector, "digest"));
        assertThat(document.author()).hasToString(text(vector.get("author"), "address"));
        assertThat(document.signature()).isEqualTo(Signature.parse(text(vector.get("author"), "signature")));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyReaderOpensWhatTheBrowserSealed(JsonNode vector) {
        JsonNode author = vector.get("author");
        SealedDocument sealed = new SealedDocument(
                DocumentId.parse(text(vector, "id")),
                DocumentKind.parse(text(vector, "kind")),
                Instant.ofEpochSecond(vector.get("createdAt").asLong()),
                Address.parse(text(author, "address")),
                Signature.parse(text(author, "signature")),
                SealedForm.parse(vector.get("sealed").toString()));
        vector.get("readers").forEach(reader -> {
            ReadingKeyPair key = ReadingKeyPair.of(Hex.decode(text(reader, "readingPrivate")));
            assertThat(key.publicKey()).hasToString(text(reader, "readingPublic"));
            assertThat(sealed.open(key, Address.parse(text(reader, "address")))).isEqualTo(document(vector));
        });
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theSameRandomnessSealsToTheSameBytes(JsonNode vector) {
        SequencedMap<Address, PublicReadingKey> readers = new LinkedHashMap<>();
        vector.get("readers")
                .forEach(reader -> readers.put(
                        Address.parse(text(reader, "address")), PublicReadingKey.parse(text(reader, "readingPublic"))));
        FixedRandom drawn = new FixedRandom(
                Hex.decode(text(vector, "ephemeralPrivate")),
                Hex.decode(text(vector, "contentKey")),
                Hex.decode(text(vector, "nonce")));
        SealedDocument sealed = SealedDocument.seal(document(vector), readers, drawn);
        assertThat(sealed.sealed().json())
                .isEqualTo(CanonicalJson.parse(vector.get("sealed").toString(), SealedForm.LARGEST));
    }

    private static Document document(JsonNode vector) {
        return Document.sign(
                DocumentKind.parse(text(vector, "kind")),
                Instant.ofEpochSecond(vector.get("createdAt").asLong()),
                CanonicalJson.parse(vector.get("body").toString()),
                PrivateKey.parse(text(vector.get("author"), "privateKey")));
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).asString();
    }
}
