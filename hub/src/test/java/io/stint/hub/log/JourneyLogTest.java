package io.stint.hub.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.store.ReadOnlyDatabase;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a hub writes down of everything that people do there, with every line that it can write. */
class JourneyLogTest {
    private static final String MARK = "nobody-else-may-read-this";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void itIsInJsonWithIdsAndHasNoSecret(@TempDir Path folder) throws Exception {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        OutputStreamAppender<ILoggingEvent> appender = appender(context);
        Logger stint = context.getLogger("io.stint");
        stint.addAppender(appender);
        stint.setLevel(Level.DEBUG);
        try (Village village = Village.in(folder)) {
            List<String> secrets = new ArrayList<>(List.of(MARK));
            new Scene(village).disputed(40);
            new Scene(village).approved(60);
            String cookie = village.signIn(Village.CLIENT.key().address());
            secrets.addAll(List.of(cookie, village.csrf(cookie)));
            people().forEach(key -> secrets.add(key.substring(2)));
            String id = attempts(village.address(), cookie);
            secrets.addAll(signatures(folder.resolve("hub")));
            assertThat(secrets).hasSizeGreaterThan(10);

            village.chain().close();
            Scene.await(() -> log().contains("cannot be read now"));

            assertThat(log()).doesNotContain(secrets);
            List<JsonNode> lines =
                    log().lines().map(JsonMapper.shared()::readTree).toList();
            assertThat(lines)
                    .allSatisfy(line -> assertThat(line.propertyNames()).contains("time", "level", "logger", "message"))
                    .anySatisfy(line -> assertThat(line.path("fields").toString())
                            .isEqualTo("{\"request\":\"" + id
                                    + "\",\"method\":\"GET\",\"route\":\"/jobs/{id}\",\"status\":"
                                    + line.path("fields").path("status").asInt() + ",\"millis\":"
                                    + line.path("fields").path("millis").asLong() + "}"))
                    .anySatisfy(
                            line -> assertThat(line.path("error").asString("")).contains("\tat "));
        } finally {
            stint.setLevel(null);
            stint.detachAppender(appender);
            appender.stop();
        }
    }

    /** Requests that say what is nobody's business in every place where one can, and go wrong. */
    private static String attempts(URI hub, String cookie) throws Exception {
        HTTP.send(
                request(hub.resolve("/api/documents"), cookie)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"body\": \"" + MARK + "\""))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        HTTP.send(
                request(hub.resolve("/api/session?token=" + MARK), cookie)
                        .DELETE()
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        HttpResponse<String> last = HTTP.send(
                request(hub.resolve("/jobs/" + MARK + "?q=" + MARK), cookie).build(),
                HttpResponse.BodyHandlers.ofString());
        return last.headers().firstValue("X-Request-Id").orElseThrow();
    }

    private static HttpRequest.Builder request(URI address, String cookie) {
        return HttpRequest.newBuilder(address)
                .header("Cookie", "stint=" + cookie + "; other=" + MARK)
                .header("X-Forwarded-For", MARK)
                .header("X-CSRF", MARK)
                .header("X-Request-Id", MARK);
    }

    private static List<String> people() {
        return List.of(
                Hash32.of(Village.CLIENT.key().bytes()).hex(),
                Hash32.of(Village.WORKER.key().bytes()).hex(),
                Hash32.of(Village.KEEPER.bytes()).hex());
    }

    private static List<String> signatures(Path data) {
        try (ReadOnlyDatabase database =
                ReadOnlyDatabase.open(ReadOnlyDatabase.runningIn(data).orElseThrow())) {
            return database.with(h -> h.select("select signature from document union select signature from voucher"
                            + " union select worker_signature from offer where worker_signature is not null"
                            + " union select token from session")
                    .mapTo(Bytes.class)
                    .map(bytes -> bytes.hex().substring(2))
                    .list());
        }
    }

    private String log() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private OutputStreamAppender<ILoggingEvent> appender(LoggerContext context) {
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        JsonLines encoder = new JsonLines();
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(written);
        appender.start();
        return appender;
    }
}
