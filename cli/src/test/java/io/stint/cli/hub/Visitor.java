package io.stint.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.crypto.PersonalMessage;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Bytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A browser in which somebody is signed in to a hub. */
public record Visitor(URI hub, HttpClient http, String cookie) {
    private static final int TRIES = 600;
    private static final JsonMapper JSON = new JsonMapper();

    public static Visitor signedIn(URI hub, PrivateKey key) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(hub.resolve("/api/sign-in"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(signIn(hub, key)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        return new Visitor(hub, http, cookie.substring(0, cookie.indexOf(';')));
    }

    /** What a browser posts to sign in. */
    static String signIn(URI hub, PrivateKey key) throws IOException, InterruptedException {
        HttpResponse<String> nonce = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(hub.resolve("/api/sign-in/nonce?address=" + key.address()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        String message = JSON.readTree(nonce.body()).get("message").asString();
        ObjectNode body = JSON.createObjectNode()
                .put("message", message)
                .put(
                        "signature",
                        Bytes.of(key.sign(PersonalMessage.digest(message)).bytes65())
                                .hex());
        return body.toString();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.resolve(path)).header("Cookie", cookie);
    }

    void finds(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
    }

    /** What is there. */
    public String text(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    /** Until it says so. */
    public void await(String path, String words) throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            if (text(path).contains(words)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(path + " never said " + words);
    }

    /** Of the first page of a list. */
    Set<String> ids(String path, String list) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body())
                .get(list)
                .valueStream()
                .map(Visitor::id)
                .collect(Collectors.toSet());
    }

    private static String id(JsonNode item) {
        JsonNode id = item.has("id") ? item.get("id") : item.get("agreement");
        return id.asString();
    }
}
