package io.stint.hub;

import io.stint.hub.web.Described;
import io.stint.protocol.crypto.PersonalMessage;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody who calls a hub as a browser does, with a cookie and its token. */
public final class Guest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI hub;
    private Optional<String> cookie = Optional.empty();
    private Optional<String> csrf = Optional.empty();

    public Guest(URI hub) {
        this.hub = hub;
    }

    /** Somebody of a village, signed in without the wallet being asked. */
    public static Guest of(Village village, PrivateKey key) {
        return signedIn(village, village.signIn(key.address()));
    }

    /** Somebody whose browser has this session's token. */
    public static Guest signedIn(Village village, String token) {
        Guest guest = new Guest(village.address());
        guest.cookie = Optional.of(token);
        guest.csrf = Optional.of(village.csrf(token));
        return guest;
    }

    /** @param body as it came; {@code json} the same, read */
    public record Reply(int status, String body, Map<String, String> headers) {
        public JsonNode json() {
            return JSON.readTree(body);
        }
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The same session in another hand, which may lack the token. */
    public Guest withoutToken() {
        Guest other = new Guest(hub);
        other.cookie = cookie;
        return other;
    }

    public Guest signIn(PrivateKey key) {
        String message = message(key);
        Reply reply = signIn(message, sign(message, key));
        if (reply.status() != 200) {
            throw new AssertionError(reply.body());
        }
        return this;
    }

    public String message(PrivateKey key) {
        return get("/api/sign-in/nonce?address=" + key.address())
                .json()
                .get("message")
                .asString();
    }

    public static String sign(String message, PrivateKey key) {
        return Bytes.of(key.sign(PersonalMessage.digest(message)).bytes65()).hex();
    }

    public Reply signIn(String message, String signature) {
        Reply reply = post("/api/sign-in", object().put("message", message).put("signature", signature));
        if (reply.status() == 200) {
            csrf = Optional.of(reply.json().get("csrf").asString());
        }
        return reply;
    }

    public Reply get(String path) {
        return send(request(path).GET(), "");
    }

    public Reply post(String path, JsonNode body, String... headers) {
        return send(json(path, headers).POST(BodyPublishers.ofString(body.toString())), body.toString());
    }

    public Reply put(String path, JsonNode body, String... headers) {
        return send(json(path, headers).PUT(BodyPublishers.ofString(body.toString())), body.toString());
    }

    public Reply form(String path, String fields) {
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields)),
                "");
    }

    private HttpRequest.Builder json(String path, String... headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve(path));
        cookie.ifPresent(value -> request.header("Cookie", "stint=" + value));
        csrf.ifPresent(value -> request.header("X-CSRF", value));
        return request;
    }

    private Reply send(HttpRequest.Builder request, String sent) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").stream()
                    .filter(set -> set.startsWith("stint="))
                    .findFirst()
                    .ifPresent(set -> cookie =
                            Optional.of(set.substring(6, set.indexOf(';'))).filter(value -> !value.isEmpty()));
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            Described.exchange(
                    response.request().method().toLowerCase(Locale.ROOT),
                    response.uri().getRawPath(),
                    sent,
                    response.statusCode(),
                    headers.getOrDefault("Content-Type", ""),
                    response.body());
            return new Reply(response.statusCode(), response.body(), headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
