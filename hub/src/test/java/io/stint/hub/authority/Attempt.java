package io.stint.hub.authority;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.hub.Village;
import io.stint.hub.web.Described;
import io.stint.protocol.value.Address;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipInputStream;

/** A request in somebody's session, with headers as a browser of this hub sends them unless they are changed. */
final class Attempt {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Village village;
    private final String method;
    private final String path;
    private final String body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Attempt(Village village, String method, String path, String body) {
        this.village = village;
        this.method = method;
        this.path = path;
        this.body = body;
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        headers.put("Accept", path.startsWith("/api/live") ? "text/event-stream" : "text/html, */*");
        if (!body.isEmpty()) {
            headers.put("Content-Type", type(body));
        }
    }

    /**
     * Once more where no answer began: after a body that it did not want the hub ends the connection, which the client may
     * just have taken for this.
     */
    private static HttpResponse<InputStream> sent(HttpRequest request) throws IOException, InterruptedException {
        try {
            return HTTP.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("received no bytes")) {
                return HTTP.send(request, BodyHandlers.ofInputStream());
            }
            throw e;
        }
    }

    private static String type(String body) {
        if (body.startsWith("{") || body.startsWith("[")) {
            return "application/json";
        }
        return body.contains("=") ? "application/x-www-form-urlencoded" : "application/octet-stream";
    }

    /** In a new session of somebody; empty: signed out. */
    Attempt by(Optional<Address> person) {
        person.map(village::signIn)
                .ifPresent(token -> with("Cookie", "stint=" + token).with("X-CSRF", village.csrf(token)));
        return this;
    }

    Attempt with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Attempt without(String header) {
        headers.remove(header);
        return this;
    }

    /**
     * What came.
     *
     * @param text the body; of an archive all that is in it; of a stream nothing
     * @param location of a redirection
     */
    record Answer(int status, String text, String location) {}

    Answer answer() {
        HttpRequest.Builder request = HttpRequest.newBuilder(village.address().resolve(path));
        headers.forEach(request::header);
        request.method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString(body));
        try {
            HttpResponse<InputStream> response = sent(request.build());
            try (InputStream in = response.body()) {
                String type = response.headers().firstValue("Content-Type").orElse("");
                String text = text(type, in);
                if (!type.startsWith("text/event-stream")) {
                    Described.exchange(method, path, body, response.statusCode(), type, text);
                }
                return new Answer(
                        response.statusCode(),
                        text,
                        response.headers().firstValue("Location").orElse(""));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String text(String type, InputStream in) throws IOException {
        if (type.startsWith("text/event-stream")) {
            return "";
        }
        return type.equals("application/zip") ? unzipped(in.readAllBytes()) : new String(in.readAllBytes(), UTF_8);
    }

    private static String unzipped(byte[] archive) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.append(entry.getName()).append('\n').append(new String(zip.readAllBytes(), UTF_8));
            }
        }
        return all.toString();
    }
}
