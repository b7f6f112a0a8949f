package io.stint.hub.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.hub.Caller;
import io.stint.hub.TestDatabase;
import io.stint.hub.TestServer;
import io.stint.hub.store.Database;
import io.stint.protocol.document.CanonicalJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a request may not have is refused when its head has come: the bodies here never come whole. */
class StrangersRequestTest {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final String PARTS =
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n" + "a".repeat(100_000);

    private static final Database DATABASE = TestDatabase.fresh();
    private static final TestServer SERVER = new TestServer(DATABASE, routes -> {
        routes.post("/json", ctx -> {
            String read = Json.body(ctx, "request", in -> in.line("a", 10));
            ctx.result(read);
        });
        routes.post("/text", ctx -> ctx.result(Integer.toString(ctx.body().length())));
    });

    private final Caller stranger = SERVER.stranger();
    private final Caller somebody = SERVER.signedIn(DevAccounts.KEYS.get(4).address());

    @AfterAll
    static void close() {
        SERVER.close();
        DATABASE.close();
    }

    @Test
    void aFormInPartsIsRefusedAndNothingOfItIsWrittenToTheDisk() throws Exception {
        List<Path> before = kept();

        String answer = answer(
                "POST /language", "Content-Type: Multipart/Form-Data; boundary=x\r\nContent-Length: 2000000", PARTS);

        assertThat(answer).startsWith("HTTP/1.1 415 ").contains("application/problem+json");
        assertThat(kept()).isEqualTo(before);
    }

    /** Where the server would keep them. */
    private static List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("MultiPart"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatALargerBodyFollowsIsNotReadWithoutASession() throws Exception {
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";

        assertThat(answer("POST /language", form + "Content-Length: " + (Guard.LARGEST_OF_STRANGERS + 1), "language="))
                .startsWith("HTTP/1.1 413 ");
        assertThat(stranger.postBytes("/text", "text/plain", new byte[(int) Guard.LARGEST_OF_STRANGERS + 1])
                        .body())
                .contains("/problems/stranger");
        assertThat(answer("POST /language", form + "Transfer-Encoding: chunked", "9\r\nlanguage=\r\n"))
                .startsWith("HTTP/1.1 411 ");
        assertThat(stranger.postBytes("/text", "text/plain", new byte[(int) Guard.LARGEST_OF_STRANGERS])
                        .body())
                .isEqualTo(Long.toString(Guard.LARGEST_OF_STRANGERS));
        assertThat(somebody.postBytes("/text", "text/plain", new byte[1_000_000])
                        .body())
                .isEqualTo("1000000");
    }

    @Test
    void jsonThatIsNeverThatLargeIsNotReadWithASessionEither() throws Exception {
        String own = "Content-Type: application/json\r\nCookie: stint="
                + somebody.token().orElseThrow() + "\r\nX-CSRF: " + somebody.csrf();

        assertThat(answer("POST /json", own + "\r\nContent-Length: " + (CanonicalJson.LARGEST + 1), "{\"a\":"))
                .startsWith("HTTP/1.1 413 ");
        assertThat(somebody.post("/json", "{\"a\":\"b\"}").body()).isEqualTo("b");
    }

    /** The head of what a request is answered with whose body goes no further. */
    private String answer(String line, String headers, String begin) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), stranger.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = line + " HTTP/1.1\r\nHost: hub\r\n" + headers + "\r\n\r\n" + begin;
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            StringBuilder head = new StringBuilder();
            for (String next = in.readLine(); next != null && !next.isEmpty(); next = in.readLine()) {
                head.append(next).append('\n');
            }
            return head.toString();
        }
    }
}
