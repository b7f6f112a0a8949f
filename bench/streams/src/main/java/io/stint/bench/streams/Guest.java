package io.stint.bench.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.crypto.PersonalMessage;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a fresh key, signed in at an address of this machine: a hub limits what one address may. */
final class Guest {
    private static final JsonMapper JSON = new JsonMapper();

    private final URI hub;
    private final InetAddress from;
    private final PrivateKey key;
    private final String cookie;
    private final String csrf;

    private Guest(URI hub, InetAddress from, PrivateKey key, String cookie, String csrf) {
        this.hub = hub;
        this.from = from;
        this.key = key;
        this.cookie = cookie;
        this.csrf = csrf;
    }

    static Guest signIn(URI hub, HttpClient http, InetAddress from, int number)
            throws IOException, InterruptedException {
        PrivateKey key =
                PrivateKey.of(Hash32.keccak(("bench " + number).getBytes(UTF_8)).bytes());
        URI nonce = hub.resolve("/api/sign-in/nonce?address=" + key.address());
        String asked = expect(200, http.send(HttpRequest.newBuilder(nonce).build(), BodyHandlers.ofString()))
                .body();
        String message = JSON.readTree(asked).get("message").asString();
        String signature =
                Bytes.of(key.sign(PersonalMessage.digest(message)).bytes65()).hex();
        String body = JSON.createObjectNode()
                .put("message", message)
                .put("signature", signature)
                .toString();
        HttpResponse<String> signed = expect(
                200,
                http.send(
                        HttpRequest.newBuilder(hub.resolve("/api/sign-in"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString()));
        String set = signed.headers().firstValue("Set-Cookie").orElseThrow();
        return new Guest(
                hub,
                from,
                key,
                set.substring(0, set.indexOf(';')),
                JSON.readTree(signed.body()).get("csrf").asString());
    }

    /** Publishes a profile, of which every open page hears. */
    void publish(HttpClient http) throws IOException, InterruptedException {
        CanonicalJson json = CanonicalJson.parse("{\"v\":1,\"name\":\"" + UUID.randomUUID()
                + "\",\"about\":\"\",\"skills\":[],\"languages\":[],\"portfolio\":[],\"showRecord\":false}");
        Document document = Document.sign(DocumentKind.PROFILE, Instant.now(), json, key);
        JsonNode body = JSON.createObjectNode()
                .put("id", document.id().toString())
                .put("kind", "profile")
                .put("author", key.address().toString())
                .put("createdAt", document.createdAt().getEpochSecond())
                .put("signature", Bytes.of(document.signature().bytes65()).hex())
                .set("body", json.tree());
        expect(
                201,
                http.send(
                        HttpRequest.newBuilder(hub.resolve("/api/documents"))
                                .header("Content-Type", "application/json")
                                .header("Cookie", cookie)
                                .header("X-CSRF", csrf)
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(BodyPublishers.ofString(body.toString()))
                                .build(),
                        BodyHandlers.ofString()));
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.uri() + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    InetAddress from() {
        return from;
    }

    String cookie() {
        return cookie;
    }
}
