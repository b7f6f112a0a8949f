package io.stint.hub.document;

import static io.stint.hub.document.SomeDocuments.AGREEMENT;
import static io.stint.hub.document.SomeDocuments.CLIENT;
import static io.stint.hub.document.SomeDocuments.CLOCK;
import static io.stint.hub.document.SomeDocuments.NOW;
import static io.stint.hub.document.SomeDocuments.OTHER;
import static io.stint.hub.document.SomeDocuments.WORKER;
import static io.stint.hub.document.SomeDocuments.letter;
import static io.stint.hub.document.SomeDocuments.message;
import static io.stint.hub.document.SomeDocuments.profile;
import static io.stint.hub.document.SomeDocuments.published;
import static io.stint.hub.document.SomeDocuments.readingKey;
import static io.stint.hub.document.SomeDocuments.sealed;
import static io.stint.hub.document.SomeDocuments.wire;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Caller;
import io.stint.hub.TestDatabase;
import io.stint.hub.TestServer;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.RateLimit;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.body.ReadingKey;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DocumentApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int AT_ONCE = 40;

    private static final Database DATABASE = TestDatabase.fresh();
    private static final TestServer SERVER = new TestServer(
            DATABASE,
            new DocumentRoutes(
                    new Documents(DATABASE, CLOCK, List.of()),
                    new DocumentLists(DATABASE),
                    new Feed(DATABASE),
                    new Idempotency(DATABASE, CLOCK),
                    new RateLimit(AT_ONCE, Duration.ofMinutes(1), CLOCK),
                    DocumentGate.OPEN));

    @AfterAll
    static void close() {
        SERVER.close();
        DATABASE.close();
    }

    private static Caller as(PrivateKey key) {
        return SERVER.signedIn(key.address());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    @Test
    void aPublicDocumentIsServedToEverybodyAsItWasSigned() {
        Submission profile = published(profile("Served"), CLIENT);

        HttpResponse<String> posted = as(CLIENT).post("/api/documents", wire(profile));
        HttpResponse<String> got = SERVER.stranger().get("/api/documents/" + profile.id());

        assertThat(posted.statusCode()).isEqualTo(201);
        assertThat(json(posted).get("id").asString()).isEqualTo(profile.id().toString());
        assertThat(got.body()).isEqualTo(wire(profile));
        String served = wire(profile);
        assertThat(SERVER.stranger().get("/api/public/documents").body())
                .contains(served.substring(0, served.length() - 1) + ",\"cursor\":");
    }

    @Test
    void aSealedDocumentIsServedToItsReadersOnly() {
        Submission letter = letter("Only for two");
        as(CLIENT).post("/api/documents", wire(letter));
        String path = "/api/documents/" + letter.id();

        assertThat(as(WORKER).get(path).body()).isEqualTo(wire(letter));
        assertThat(as(CLIENT).get(path).body()).isEqualTo(wire(letter));
        assertThat(as(OTHER).get(path).statusCode()).isEqualTo(404);
        assertThat(SERVER.stranger().get(path).statusCode()).isEqualTo(404);
        String list = "/api/documents?agreement=" + AGREEMENT;
        assertThat(as(WORKER).get(list).body()).contains(letter.id().toString());
        assertThat(as(OTHER).get(list).body()).isEqualTo("{\"documents\":[]}");
        assertThat(SERVER.stranger().get(list).body()).isEqualTo("{\"documents\":[]}");
    }

    @Test
    void onlyItsAuthorHandsADocumentIn() {
        String profile = wire(published(profile("Not yours"), CLIENT));

        assertThat(as(OTHER).post("/api/documents", profile).statusCode()).isEqualTo(403);
        assertThat(SERVER.stranger().post("/api/documents", profile).statusCode())
                .isEqualTo(401);
        assertThat(SERVER.stranger().get("/api/public/documents").body()).doesNotContain("Not yours");
    }

    @Test
    void theReadingKeyIsTheOneThatWasCreatedLast() {
        String path = "/api/reading-keys/" + WORKER.address();
        assertThat(SERVER.stranger().get(path).statusCode()).isEqualTo(404);
        Submission old = published(readingKey(WORKER), WORKER, NOW.minusSeconds(60));
        Submission now = published(new ReadingKey(ReadingKeyPair.of(OTHER).publicKey()), WORKER);

        as(WORKER).post("/api/documents", wire(now));
        as(WORKER).post("/api/documents", wire(old));

        assertThat(SERVER.stranger().get(path).body()).isEqualTo(wire(now));
    }

    @Test
    void aContractsSignatureIsRefusedInClearWords() {
        Submission profile = published(profile("By a contract"), CLIENT);
        String signed = wire(profile).replace(profile.signature().toString(), "0x" + "ab".repeat(96));

        JsonNode problem = json(as(CLIENT).post("/api/documents", signed));

        assertThat(problem.get("fields").get("signature").asString())
                .contains("A wallet that is a contract cannot sign them");
    }

    @Test
    void aDocumentIsMeantForOneOfItsReaders() {
        Submission letter = sealed(message("To somebody"), CLIENT, WORKER).inAgreement(AGREEMENT);
        String wire = wire(letter);
        String open = wire.substring(0, wire.length() - 1) + ",\"to\":\"";

        assertThat(as(CLIENT)
                        .post("/api/documents", open + OTHER.address() + "\"}")
                        .body())
                .contains("not sealed for");
        assertThat(as(CLIENT)
                        .post("/api/documents", open + WORKER.address() + "\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kind\":\"profile\" | \"kind\":\"letter\" | kind",
                "\"createdAt\":1795262400 | \"createdAt\":\"now\" | createdAt",
                "\"createdAt\":1795262400 | \"createdAt\":1795262400.5 | createdAt",
                "\"createdAt\":1795262400 | \"createdAt\":-1 | createdAt",
                "\"kind\":\"profile\" | \"kind\":\"profile\",\"more\":1 | more",
                "\"kind\":\"profile\", | '' | kind",
                "\"kind\":\"profile\" | \"kind\":\"profile\",\"body\":[] | body",
                "\"kind\":\"profile\" | \"kind\":\"profile\",\"agreement\":\"0x12\" | agreement",
                "\"kind\":\"profile\" | \"kind\":\"profile\",\"job\":null | job",
                "\"name\":\"Strict\" | \"name\":\"Strict\\ud800\" | body.name"
            })
    void aWrongFieldIsNamed(String from, String to, String field) {
        String wire = wire(published(profile("Strict"), CLIENT));
        assertThat(wire).contains(from);

        HttpResponse<String> refused = as(WORKER).post("/api/documents", wire.replace(from, to));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("fields").propertyNames()).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/documents",
        "/api/documents?agreement=0x12",
        "/api/public/documents?after=-1",
        "/api/public/documents?after=99999999999999999999",
        "/api/public/documents?limit=0",
        "/api/public/documents?limit=1001",
        "/api/documents/0x12",
        "/api/reading-keys/me"
    })
    void aQuestionThatMakesNoSenseIsRefused(String path) {
        assertThat(SERVER.stranger().get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void whoHandsInTooOftenWaits() {
        PrivateKey busy = PrivateKey.parse("0x" + "17".repeat(32));
        Caller caller = as(busy);
        for (int i = 0; i < AT_ONCE; i++) {
            assertThat(caller.post("/api/documents", "{}").statusCode()).isEqualTo(400);
        }

        assertThat(caller.post("/api/documents", "{}").statusCode()).isEqualTo(429);
    }
}
