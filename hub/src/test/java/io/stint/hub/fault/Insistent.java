package io.stint.hub.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.hub.agreement.TypedJson;
import io.stint.protocol.crypto.PersonalMessage;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who sends a request again, as it was, until a hub that comes and goes has answered it; notes what it said. */
final class Insistent {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = 2_000;
    private static final int IN_FLIGHT = 409;

    private final URI hub;
    private final PrivateKey key;
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private String cookie = "";
    private String csrf = "";

    Insistent(URI hub, PrivateKey key) {
        this.hub = hub;
        this.key = key;
    }

    /** A request that was answered, with its key. */
    record Acknowledged(String path, String body, String idempotencyKey, String answer) {}

    Address address() {
        return key.address();
    }

    PrivateKey key() {
        return key;
    }

    /** What was acknowledged, to be compared with what is there in the end. */
    Queue<Acknowledged> acknowledged() {
        return acknowledged;
    }

    Insistent signIn() throws InterruptedException {
        String message =
                get("/api/sign-in/nonce?address=" + address()).get("message").asString();
        String body = JSON.createObjectNode()
                .put("message", message)
                .put(
                        "signature",
                        Bytes.of(key.sign(PersonalMessage.digest(message)).bytes65())
                                .hex())
                .toString();
        HttpResponse<String> response = ask(json("/api/sign-in", body));
        if (response.statusCode() != 200) {
            // The nonce was used by a request whose answer was lost.
            return signIn();
        }
        String set = response.headers().firstValue("Set-Cookie").orElseThrow();
        cookie = set.substring(0, set.indexOf(';'));
        csrf = JSON.readTree(response.body()).get("csrf").asString();
        return this;
    }

    /** The lines of the stream of changes, at a hub on the same database. */
    Iterator<String> live(URI at) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at.resolve("/api/live"));
        return HTTP.send(
                        request.header("Cookie", cookie)
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofLines())
                .body()
                .iterator();
    }

    JsonNode get(String path) throws InterruptedException {
        return JSON.readTree(ok(path, ask(request(path).GET())));
    }

    JsonNode post(String path, String body) throws InterruptedException {
        String idempotencyKey = UUID.randomUUID().toString();
        String answer = send(path, body, idempotencyKey);
        acknowledged.add(new Acknowledged(path, body, idempotencyKey, answer));
        return JSON.readTree(answer);
    }

    /** The same request as before. */
    String again(Acknowledged before) throws InterruptedException {
        return send(before.path(), before.body(), before.idempotencyKey());
    }

    private String send(String path, String body, String idempotencyKey) throws InterruptedException {
        return ok(path, ask(json(path, body).header("Idempotency-Key", idempotencyKey)));
    }

    /** What changes nothing needs no key. */
    JsonNode prepare(String agreement, String action, String fields) throws InterruptedException {
        String path = "/api/agreements/" + agreement + "/actions/" + action + "/prepare";
        return JSON.readTree(ok(path, ask(json(path, fields))));
    }

    /** Prepares, signs and submits. */
    JsonNode act(String agreement, String action, String fields) throws InterruptedException {
        JsonNode prepared = prepare(agreement, action, fields);
        return post(
                prepared.get("submit").asString(),
                prepared.has("typedData") ? signed(prepared.get("typedData")) : "{}");
    }

    private String signed(JsonNode typedData) {
        String signature =
                Bytes.of(key.sign(TypedJson.digest(typedData)).bytes65()).hex();
        return JSON.createObjectNode().put("signature", signature).toString();
    }

    /** As a page's form does; gives the page that comes. */
    String form(String path, String fields) throws InterruptedException {
        HttpResponse<String> response = ask(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields, UTF_8)));
        if (response.statusCode() >= 400) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private HttpRequest.Builder json(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body, UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve(path)).timeout(PATIENCE);
        return cookie.isEmpty() ? request : request.header("Cookie", cookie).header("X-CSRF", csrf);
    }

    private static String ok(String path, HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** Until there is an answer that says what came of it: no hub, a hub without database, and a tie say nothing. */
    private static HttpResponse<String> ask(HttpRequest.Builder request) throws InterruptedException {
        HttpRequest made = request.build();
        for (int i = 0; i < TRIES; i++) {
            try {
                HttpResponse<String> response = HTTP.send(made, HttpResponse.BodyHandlers.ofString(UTF_8));
                if (response.statusCode() < 500 && response.statusCode() != IN_FLIGHT) {
                    return response;
                }
            } catch (IOException _) {
                // It was killed meanwhile, or is not there yet.
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no answer to " + made.uri());
    }
}
