package io.stint.hub.demo;

import io.stint.hub.account.Sessions;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hub's API with a session of somebody: begun by the first request, ended when this is closed. */
final class Door implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI hub;
    private final Sessions sessions;
    private final Address person;
    private @Nullable Entry entry;

    Door(HttpClient http, URI hub, Sessions sessions, Address person) {
        this.http = http;
        this.hub = hub;
        this.sessions = sessions;
        this.person = person;
    }

    private record Entry(String token, String csrf) {}

    private synchronized Entry entry() {
        if (entry == null) {
            String token = sessions.begin(person);
            entry = new Entry(token, sessions.find(token).orElseThrow().csrf());
        }
        return entry;
    }

    /** Empty: there is no such thing. */
    Optional<JsonNode> look(String path) {
        HttpResponse<String> response = send(request(path).GET());
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(read(path, response));
    }

    /** A page as a browser gets it. */
    String page(String path) {
        HttpResponse<String> response =
                send(request(path).header("Accept", "text/html").GET());
        return answered(path, response).body();
    }

    JsonNode get(String path) {
        return look(path).orElseThrow(() -> new StintException("the hub has no " + path));
    }

    JsonNode post(String path, JsonNode body) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .header("X-CSRF", entry().csrf())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body.toString()));
        return read(path, send(request));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.resolve(path)).timeout(PATIENCE).header("Cookie", "stint=" + entry().token());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StintException("the hub does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StintException("stopped", e);
        }
    }

    private static JsonNode read(String path, HttpResponse<String> response) {
        return JSON.readTree(answered(path, response).body());
    }

    private static HttpResponse<String> answered(String path, HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new StintException(
                    "the hub answered " + response.statusCode() + " to " + path + ": " + response.body());
        }
        return response;
    }

    @Override
    public synchronized void close() {
        if (entry != null) {
            sessions.end(entry.token());
            entry = null;
        }
    }
}
