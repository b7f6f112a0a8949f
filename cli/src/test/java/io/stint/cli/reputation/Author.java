package io.stint.cli.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.Person;
import io.stint.hub.Hub;
import io.stint.protocol.crypto.PersonalMessage;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.value.Bytes;
import java.io.IOException;
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
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Somebody who is signed in to a hub and publishes documents there. */
record Author(URI hub, Person person, HttpClient http, String cookie, String csrf) {
    private static final JsonMapper JSON = new JsonMapper();

    static Author of(Hub hub, Person person) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        String question = http.send(
                        HttpRequest.newBuilder(hub.address().resolve("/api/sign-in/nonce?address=" + person.address()))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        String message = JSON.readTree(question).get("message").asString();
        String signature = Bytes.of(
                        person.key().sign(PersonalMessage.digest(message)).bytes65())
                .hex();
        HttpResponse<String> session = http.send(
                HttpRequest.newBuilder(hub.address().resolve("/api/sign-in"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.createObjectNode()
                                .put("message", message)
                                .put("signature", signature)
                                .toString()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(session.statusCode()).as(session.body()).isEqualTo(200);
        JsonNode begun = JSON.readTree(session.body());
        String cookie = session.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        return new Author(hub.address(), person, http, cookie, begun.get("csrf").asString());
    }

    void publish(Body body) throws IOException, InterruptedException {
        Document document = Document.sign(body.kind(), Instant.now(), body.json(), person.key());
        ObjectNode wire = JSON.createObjectNode()
                .put("id", document.id().toString())
                .put("kind", document.kind().wireName())
                .put("author", document.author().toString())
                .put("createdAt", document.createdAt().getEpochSecond())
                .put("signature", Bytes.of(document.signature().bytes65()).hex())
                .putRawValue("body", new RawValue(body.json().text()));
        HttpResponse<String> stored = http.send(
                HttpRequest.newBuilder(hub.resolve("/api/documents"))
                        .header("Content-Type", "application/json")
                        .header("Cookie", cookie)
                        .header("X-CSRF", csrf)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(wire.toString()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
    }
}
