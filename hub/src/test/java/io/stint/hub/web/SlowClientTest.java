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
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who sends or takes a letter at a time is hung up on, and keeps nobody waiting meanwhile. */
class SlowClientTest {
    private static final int MANY = 300;
    private static final int PATIENCE_MILLIS = 120_000;
    private static final long LETTER_MILLIS = 500;
    private static final int STEP_MILLIS = 100;

    private static final byte[] LARGE = new byte[1_500_000];

    private static final CountDownLatch ASKED = new CountDownLatch(1);
    private static final Database DATABASE = TestDatabase.fresh();
    private static final TestServer SERVER = new TestServer(DATABASE, routes -> {
        routes.post("/slow", ctx -> ctx.result(ctx.body()));
        routes.get("/large", ctx -> ctx.disableCompression().result(LARGE));
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

    /** What came quickly buys no time for what comes slowly. */
    @Test
    void alsoWhenMuchOfTheBodyCameAtOnce() throws Exception {
        byte[] much = new byte[900_000];
        assertThat(caller.postBytes("/slow", "text/plain", much).statusCode()).isEqualTo(200);
        String head = "POST /slow HTTP/1.1\r\nHost: hub\r\nCookie: stint="
                + caller.token().orElseThrow() + "\r\nX-CSRF: " + caller.csrf()
                + "\r\nContent-Type: text/plain\r\nContent-Length: 1000000\r\n\r\n";
        try (Socket socket = open(head)) {
            socket.getOutputStream().write(much);

            assertThat(isHungUpOn(socket, "a")).isTrue();
        }
    }

    @Test
    void whoTakesALargeAnswerALittleAtATimeIsHungUpOn() throws Exception {
        try (Socket socket = reader()) {
            assertThat(taken(socket, 300)).isLessThan(LARGE.length);
        }
    }

    @Test
    void whoTakesItFromFarAwayIsNot() throws Exception {
        try (Socket socket = reader()) {
            assertThat(taken(socket, 5_000)).isGreaterThan(LARGE.length);
        }
    }

    private Socket reader() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), caller.port()));
        socket.getOutputStream()
                .write("GET /large HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
        return socket;
    }

    /** How much somebody gets who takes so much ten times a second, until there is no more or the server hangs up. */
    private static int taken(Socket socket, int step) throws InterruptedException {
        int taken = 0;
        for (int i = 0; i < PATIENCE_MILLIS / STEP_MILLIS; i++) {
            try {
                byte[] some = socket.getInputStream().readNBytes(step);
                taken += some.length;
                if (some.length < step) {
                    return taken;
                }
            } catch (IOException _) {
                return taken;
            }
            Thread.sleep(STEP_MILLIS);
        }
        throw new AssertionError("the server goes on, after " + taken + " bytes");
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
