package io.stint.hub.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.hub.Caller;
import io.stint.hub.TestDatabase;
import io.stint.hub.TestServer;
import io.stint.hub.store.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who sends a letter at a time is hung up on, and keeps nobody waiting meanwhile. */
class SlowClientTest {
    private static final int MANY = 300;
    private static final int PATIENCE_MILLIS = 120_000;
    private static final long LETTER_MILLIS = 500;

    private static final CountDownLatch ASKED = new CountDownLatch(1);
    private static final Database DATABASE = TestDatabase.fresh();
    private static final TestServer SERVER = new TestServer(DATABASE, routes -> {
        routes.post("/slow", ctx -> ctx.result(ctx.body()));
        routes.get("/quick", ctx -> ctx.result("quick"));
        routes.get("/long", ctx -> {
            ASKED.countDown();
            Thread.sleep(15_000);
            ctx.result("done");
        });
    });

    private final Caller caller = SERVER.signedIn(DevAccounts.KEYS.get(4).address());

    @AfterAll
    static void close() {
        SERVER.close();
        DATABASE.close();
    }

    @Test
    void whoSendsAHeadALetterAtATimeIsHungUpOn() throws Exception {
        try (Socket socket = open("GET /quick HTTP/1.1\r\nHost: hub\r\nX-Slow: ")) {
            assertThat(isHungUpOn(socket, "a")).isTrue();
        }
    }

    /** The limit is for each head, not for a connection's first. */
    @Test
    void alsoOnAConnectionThatBroughtWholeRequestsBefore() throws Exception {
        try (Socket socket = open("GET /quick HTTP/1.1\r\nHost: hub\r\n\r\n")) {
            String answer = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
            assertThat(answer).isEqualTo("HTTP/1.1 200");
            socket.getOutputStream().write("GET /qu".getBytes(ISO_8859_1));

            assertThat(isHungUpOn(socket, "a")).isTrue();
        }
    }

    @Test
    void whoSendsABodyALetterAtATimeIsHungUpOn() throws Exception {
        String head = "POST /slow HTTP/1.1\r\nHost: hub\r\nContent-Type: text/plain\r\nContent-Length: 10000\r\n\r\n";
        try (Socket socket = open(head)) {
            assertThat(isHungUpOn(socket, "a")).isTrue();
        }
    }

    @Test
    void whoeverWaitsForALongAnswerIsNot() throws Exception {
        try (Socket socket = open("GET /long HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n")) {
            assertThat(ASKED.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("done");
        }
    }

    @Test
    void hundredsOfThemKeepNobodyWaiting() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                slow.add(open(
                        i % 2 == 0
                                ? "GET /quick HTTP/1.1\r\nX-Slow: "
                                : "POST /slow HTTP/1.1\r\nHost: hub\r\nContent-Type: text/plain\r\n"
                                        + "Content-Length: 10000\r\n\r\na"));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(caller.get("/quick").body()).isEqualTo("quick");
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private Socket open(String begin) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), caller.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(begin.getBytes(ISO_8859_1));
        return socket;
    }

    /** Whether the server ends a connection, also by a refusal, although something comes all the time. */
    private static boolean isHungUpOn(Socket socket, String letter) throws IOException, InterruptedException {
        Thread writer = Thread.ofVirtual().start(() -> write(socket, letter));
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        } finally {
            writer.interrupt();
            writer.join();
        }
    }

    private static void write(Socket socket, String letter) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                socket.getOutputStream().write(letter.getBytes(ISO_8859_1));
                Thread.sleep(LETTER_MILLIS);
            }
        } catch (IOException | InterruptedException _) {
            // It is over; the reader says how.
        }
    }
}
