package io.stint.hub.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.rpc.Node;
import io.stint.chain.tx.SignedTransaction;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.hub.Village;
import io.stint.hub.web.Described;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.body.ReadingKey;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.document.sealed.SealedDocument;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Somebody with a key and a session, who does by the API what the pages do. */
public final class Hand {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Village village;
    private final PrivateKey key;
    private final Optional<String> cookie;

    private Hand(Village village, PrivateKey key, Optional<String> cookie) {
        this.village = village;
        this.key = key;
        this.cookie = cookie;
    }

    public static Hand of(Village village, PrivateKey key) {
        return new Hand(village, key, Optional.of(village.signIn(key.address())));
    }

    public static Hand signedOut(Village village, PrivateKey key) {
        return new Hand(village, key, Optional.empty());
    }

    /** What the hub answered. */
    public record Reply(int status, JsonNode json) {
        public JsonNode ok() {
            assertThat(status).as(json.toString()).isBetween(200, 299);
            return json;
        }
    }

    public Address address() {
        return key.address();
    }

    public Reply get(String path) {
        return ask(request(path).GET(), "");
    }

    public Reply post(String path, Map<String, String> fields) {
        return post(path, fields, UUID.randomUUID().toString());
    }

    public Reply post(String path, Map<String, String> fields, String idempotencyKey) {
        return postText(path, JSON.writeValueAsString(fields), idempotencyKey);
    }

    /** JSON as it is. */
    public Reply postText(String path, String json, String idempotencyKey) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(json, UTF_8));
        cookie.ifPresent(c -> request.header("X-CSRF", village.csrf(c)));
        return ask(request, json);
    }

    /** As a browser does at the first signing in: from then on others can seal for them. */
    public void publishReadingKey() {
        ReadingKey body = new ReadingKey(ReadingKeyPair.of(key).publicKey());
        publish(body).ok();
    }

    /** Signs a public document and hands it in. */
    public Reply publish(Body body) {
        return publish(body, Instant.now());
    }

    /** As said at this time, which the author's clock gave. */
    public Reply publish(Body body, Instant at) {
        return hand(signed(body, at), "body", body.json().text(), Optional.empty());
    }

    /** Seals a document for oneself and others, as a wallet that has the private key does, and hands it in. */
    public DocumentId seal(Body body, Hand... readers) {
        return seal(body, Optional.empty(), readers);
    }

    /** The same, as a part of an agreement. */
    public DocumentId seal(Body body, Hash32 agreement, Hand... readers) {
        return seal(body, Optional.of(agreement), readers);
    }

    /** A timesheet as the worker's page hands it in: with its period in clear. */
    public DocumentId handIn(Timesheet sheet, Instant at, Hand... readers) {
        Document document = signed(sheet, at);
        ObjectNode wire = wire(document, "sealed", sealed(document, readers), Optional.of(sheet.agreement()))
                .put("period", sheet.from().toString())
                .put("running", sheet.running());
        postText("/api/documents", wire.toString(), UUID.randomUUID().toString())
                .ok();
        return document.id();
    }

    private DocumentId seal(Body body, Optional<Hash32> agreement, Hand... readers) {
        Document document = signed(body, Instant.now());
        hand(document, "sealed", sealed(document, readers), agreement).ok();
        return document.id();
    }

    private String sealed(Document document, Hand... readers) {
        SequencedMap<Address, PublicReadingKey> keys = new LinkedHashMap<>();
        keys.put(address(), ReadingKeyPair.of(key).publicKey());
        for (Hand reader : readers) {
            keys.put(reader.address(), ReadingKeyPair.of(reader.key).publicKey());
        }
        return SealedDocument.seal(document, keys, RANDOM).sealed().json().text();
    }

    private Document signed(Body body, Instant at) {
        return Document.sign(body.kind(), at.truncatedTo(ChronoUnit.SECONDS), body.json(), key);
    }

    private Reply hand(Document document, String form, String json, Optional<Hash32> agreement) {
        ObjectNode wire = wire(document, form, json, agreement);
        return postText("/api/documents", wire.toString(), UUID.randomUUID().toString());
    }

    private ObjectNode wire(Document document, String form, String json, Optional<Hash32> agreement) {
        ObjectNode wire = JSON.createObjectNode()
                .put("id", document.id().toString())
                .put("kind", document.kind().wireName())
                .put("author", address().toString())
                .put("createdAt", document.createdAt().getEpochSecond())
                .put("signature", Bytes.of(document.signature().bytes65()).hex());
        wire.putRawValue(form, new RawValue(json));
        agreement.ifPresent(id -> wire.put("agreement", id.hex()));
        return wire;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(village.address().resolve(path));
        cookie.ifPresent(c -> request.header("Cookie", "stint=" + c));
        return request;
    }

    private static Reply ask(HttpRequest.Builder request, String sent) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            Described.exchange(
                    response.request().method().toLowerCase(Locale.ROOT),
                    response.uri().getRawPath(),
                    sent,
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public Reply prepare(Hash32 agreement, String action, Map<String, String> fields) {
        return post("/api/agreements/" + agreement.hex() + "/actions/" + action + "/prepare", fields);
    }

    /** Prepares, signs or sends, and submits; fails when anything is refused. */
    public JsonNode act(Hash32 agreement, String action, Map<String, String> fields) {
        JsonNode prepared = prepare(agreement, action, fields).ok();
        return post(prepared.get("submit").asString(), answer(prepared)).ok();
    }

    /** What the browser posts to {@code submit}. */
    public Map<String, String> answer(JsonNode prepared) {
        Map<String, String> answer = new LinkedHashMap<>();
        if (prepared.has("typedData")) {
            answer.put("signature", sign(prepared.get("typedData")));
        } else if (prepared.has("transaction")) {
            answer.put("transaction", send(prepared.get("transaction")).hex());
        }
        return answer;
    }

    /** As a wallet does: the hash is made of the data alone, not of what the hub says it is. */
    public String sign(JsonNode typedData) {
        return Bytes.of(key.sign(TypedJson.digest(typedData)).bytes65()).hex();
    }

    private Hash32 send(JsonNode transaction) {
        Node node = village.chain(transaction.get("chainId").asLong()).node();
        SignedTransaction signed = new UnsignedTransaction.Legacy(
                        transaction.get("chainId").asLong(),
                        node.pendingNonce(address()),
                        new BigInteger(transaction.get("gasPrice").asString()),
                        Long.parseLong(transaction.get("gas").asString()),
                        Optional.of(Address.parse(transaction.get("to").asString())),
                        Amount.ofWei(new BigInteger(transaction.get("value").asString())),
                        Bytes.parse(transaction.get("data").asString()))
                .sign(key);
        return node.sendRaw(signed.raw());
    }
}
