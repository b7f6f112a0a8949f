package io.stint.hub;

import io.stint.hub.web.Described;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Calls a server's API as a browser would. */
public record Caller(int port, Optional<String> token, String csrf) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public HttpResponse<String> get(String path) {
        return shown("", send(request(path).GET(), BodyHandlers.ofString()));
    }

    public HttpResponse<byte[]> getBytes(String path) {
        return send(request(path).GET(), BodyHandlers.ofByteArray());
    }

    /** With a new idempotency key. */
    public HttpResponse<String> post(String path, String json) {
        return post(path, json, UUID.randomUUID().toString());
    }

    public HttpResponse<String> post(String path, String json, String idempotencyKey) {
        return shown(
                json,
                send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", idempotencyKey)
                                .POST(BodyPublishers.ofString(json)),
                        BodyHandlers.ofString()));
    }

    public HttpResponse<String> postBytes(String path, String type, byte[] bytes) {
        return post(path, type, BodyPublishers.ofByteArray(bytes));
    }

    public HttpResponse<String> post(String path, String type, BodyPublisher body) {
        return shown(
                "",
                send(
                        request(path)
                                .header("Content-Type", type)
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(body),
                        BodyHandlers.ofString()));
    }

    /** Whether a body is refused for its size. The server hangs up then; who still sends may see only that. */
    public boolean isTooMuch(String path, String type, BodyPublisher body) {
        try {
            return post(path, type, body).statusCode() == 413;
        } catch (AssertionError e) {
            return e.getCause() instanceof IOException;
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        token.ifPresent(value -> request.header("Cookie", "stint=" + value).header("X-CSRF", csrf));
        return request;
    }

    private static HttpResponse<String> shown(String sent, HttpResponse<String> answer) {
        Described.exchange(
                answer.request().method().toLowerCase(Locale.ROOT),
                answer.uri().getRawPath(),
                sent,
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body());
        return answer;
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request.build(), handler);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
