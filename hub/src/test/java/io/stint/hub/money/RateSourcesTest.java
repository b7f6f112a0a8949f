package io.stint.hub.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stint.chain.rpc.Node;
import io.stint.hub.money.RateSource.Asking;
import io.stint.protocol.BadInput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files, and a real server on this machine. */
class RateSourcesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00.5Z");
    private static final Asking ASKING =
            new Asking(() -> Node.at(URI.create("http://127.0.0.1:1")), NOW, Duration.ofHours(1));
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    /** What the server does with a question. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private String answering(int status, String body) {
        return answering(exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }

    private String answering(Answer answer) {
        server.createContext("/rate", answer::to);
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/rate";
    }

    private static DisplayRate ask(String spec) {
        return RateSpec.parse(spec, "the operator").ask(ASKING).rate();
    }

    @Test
    void aServersAnswerIsReadExactlyAndKept() {
        String body = "{\"data\":[{\"eur\":57123.4500000000000001,\"text\":\"57000.5\"}],\"more\":null}";
        String address = answering(200, body);

        RateAnswer answer =
                RateSpec.parse("EUR=" + address + "#/data/0/eur", "x").ask(ASKING);

        assertThat(answer.rate().perCoin()).hasToString("57123.4500000000000001");
        assertThat(answer.rate().source())
                .isEqualTo("127.0.0.1:" + server.getAddress().getPort());
        assertThat(answer.rate().at()).isEqualTo(Instant.parse("2026-11-22T03:00:00Z"));
        assertThat(answer.recorded().orElseThrow().toArray()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
        assertThat(ask("rUSDT/EUR=" + address + "#/data/0/text").coin()).isEqualTo("rUSDT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | {"eur":0}                    | no price above zero
            200 | {"eur":-5}                   | no price above zero
            200 | {"eur":"NaN"}                | no price above zero
            200 | {"eur":"1e5"}                | no price above zero
            200 | {"eur":0.0000000000000000001} | no price above zero
            200 | {"eur":1e999999999}          | no price above zero
            200 | {"eur":1e-999999999}         | no price above zero
            200 | {"eur":1e222222222222}       | a number that is no price
            200 | {"eur":null}                 | holds no number
            200 | {"eur":[57000]}              | holds no number
            200 | {"EUR":57000}                | has nothing at /eur
            200 | {"eur":1,"eur":2}            | is no JSON
            200 | <html>57000</html>           | is no JSON
            200 | ``                           | has nothing at /eur
            500 | {"eur":57000}                | answered with status 500
            302 | {"eur":57000}                | answered with status 302""")
    void garbageIsNoRate(int status, String body, String why) {
        String address = answering(status, body);
        assertThatThrownBy(() -> ask("EUR=" + address + "#/eur"))
                .isInstanceOf(NoRate.class)
                .hasMessageContaining(why);
    }

    @Test
    void aHugeAnswerIsNotReadToItsEnd() {
        String address = answering(200, "{\"eur\":57000,\"more\":\"" + "x".repeat(HttpRate.LARGEST) + "\"}");
        assertThatThrownBy(() -> ask("EUR=" + address + "#/eur")).isInstanceOf(NoRate.class);
    }

    @Test
    void aServerThatDripsIsGivenUp() {
        String address = answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("{\"eur\":5700".getBytes(StandardCharsets.UTF_8));
            out.flush();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            out.close();
        });
        RateSource source = new HttpRate("", "EUR", URI.create(address), "/eur", Duration.ofMillis(400));
        assertThatThrownBy(() -> source.ask(ASKING))
                .isInstanceOf(NoRate.class)
                .hasMessageContaining("did not answer within");
    }

    @Test
    void aServerThatIsAwayIsSaidSo() {
        String address = answering(200, "");
        server.stop(0);
        assertThatThrownBy(() -> ask("EUR=" + address + "#/eur"))
                .isInstanceOf(NoRate.class)
                .hasMessageContaining("does not answer");
    }

    @Test
    void aFileIsOfTheTimeWhenItWasChanged(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rates.properties"), "EUR=57000.50\nrUSDT/EUR = 0.92\n");
        Instant changed = Instant.parse("2026-11-22T02:30:00Z");
        Files.setLastModifiedTime(file, FileTime.from(changed));

        assertThat(ask("EUR=file:" + file))
                .isEqualTo(
                        new DisplayRate("EUR", new java.math.BigDecimal("57000.5"), "file rates.properties", changed));
        assertThat(ask("rUSDT/EUR=file:" + file).perCoin()).hasToString("0.92");
        assertThatThrownBy(() -> ask("USD=file:" + file)).hasMessageContaining("has no USD");

        Path json = Files.writeString(folder.resolve("rates.json"), "{\"EUR\":57000.25,\"USD\":\"61000\"}");
        assertThat(ask("EUR=file:" + json).perCoin()).hasToString("57000.25");
        assertThat(ask("USD=file:" + json).perCoin()).hasToString("61000");
    }

    @Test
    void aFileThatCannotBeUsedIsSaidSo(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> ask("EUR=file:" + folder.resolve("none"))).isInstanceOf(NoRate.class);
        Path file = folder.resolve("rates");
        for (String bad : new String[] {"EUR=fifty", "EUR=", "EUR=0", "EUR=1,5", "EUR=\\u12"}) {
            Files.writeString(file, bad);
            assertThatThrownBy(() -> ask("EUR=file:" + file)).as(bad).isInstanceOf(NoRate.class);
        }
        Files.writeString(file, "#" + "x".repeat(70_000));
        assertThatThrownBy(() -> ask("EUR=file:" + file)).hasMessageContaining("over 65536 bytes");
        Path json = Files.writeString(folder.resolve("rates.json"), "{\"EUR\":true}");
        assertThatThrownBy(() -> ask("EUR=file:" + json)).hasMessageContaining("holds no number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EUR",
                "eur=5",
                "EURO=5",
                "EUR=0",
                "EUR=1.2.3",
                "EUR=http://rates.example/x#/eur",
                "EUR=ftp://rates.example/x#/eur",
                "EUR=https://user:word@rates.example/x#/eur",
                "EUR=https://rates.example/x#eur",
                "EUR=feed:0x12",
                "EUR=somewhere"
            })
    void whatIsNoSourceIsRefused(String spec) {
        assertThatThrownBy(() -> RateSpec.parse(spec, "the operator")).isInstanceOf(BadInput.class);
    }
}
