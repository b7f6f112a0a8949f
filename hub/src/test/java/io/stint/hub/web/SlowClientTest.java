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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who sends or takes a letter at a time is hung up on, and keeps nobody waiting meanwhile. */
class SlowClientTest {
    private static final int MANY = 300;
    private static final int PATIENCE_MILLIS = 120_000;
    private static final long LETTER_MILLIS = 500;
    private static final int STEP_MILLIS = 100;

    private static final byte[] LARGE = new byte[1_500_000];

    private static final Database DATABASE = TestDatabase.fresh();
    private static final TestServer SERVER = new TestServer(DATABASE, routes -> {
        routes.post("/slow", ctx -> ctx.result(ctx.body()));
        routes.get("/large", ctx -> ctx.disableCompression().result(LARGE));
        routes.get("/quick", ctx -> ctx.result("quick"));
        routes.get("/long", ctx -> {
            Thread.sleep(15_000);
            ctx.result("done");
        });
    });

    private static final Caller CALLER = SERVER.signedIn(DevAccounts.KEYS.get(4).address());

    /** They all begin at once, since each of them takes its time. */
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private static Future<Boolean> head;
    private static Future<Boolean> secondHead;
    private static Future<Boolean> body;
    private static Future<Boolean> restOfABody;
    private static Future<Integer> little;
    private static Future<Integer> farAway;
    private static Future<String> patient;

    @BeforeAll
    static void begin() {
        head = THREADS.submit(() -> isHungUpOn("GET /quick HTTP/1.1\r\nHost: hub\r\nX-Slow: ", new byte[0]));
        secondHead = THREADS.submit(SlowClientTest::isHungUpOnLater);
        body = THREADS.submit(() -> isHungUpOn(
                "POST /slow HTTP/1.1\r\nHost: hub\r\nContent-Type: text/plain\r\nContent-Length: 10000\r\n\r\n",
                new byte[0]));
        restOfABody = THREADS.submit(SlowClientTest::isHungUpOnAfterMuch);
        little = THREADS.submit(() -> taken(300));
        farAway = THREADS.submit(() -> taken(5_000));
        patient = THREADS.submit(SlowClientTest::longAnswer);
    }

    @AfterAll
    static void close() {
        THREADS.close();
        SERVER.close();
        DATABASE.close();
    }

    @Test
    void whoSendsAHeadALetterAtATimeIsHungUpOn() throws Exception {
        assertThat(head.get()).isTrue();
    }

    /** The limit is for each head, not for a connection's first. */
    @Test
    void alsoOnAConnectionThatBroughtWholeRequestsBefore() throws Exception {
        assertThat(secondHead.get()).isTrue();
    }

    private static boolean isHungUpOnLater() throws Exception {
        try (Socket socket = open("GET /quick HTTP/1.1\r\nHost: hub\r\n\r\n")) {
            String answer = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
            assertThat(answer).isEqualTo("HTTP/1.1 200");
            socket.getOutputStream().write("GET /qu".getBytes(ISO_8859_1));
            return isHungUpOn(socket, "a");
        }
    }

    @Test
    void whoSendsABodyALetterAtATimeIsHungUpOn() throws Exception {
        assertThat(body.get()).isTrue();
    }

    /** What came quickly buys no time for what comes slowly. */
    @Test
    void alsoWhenMuchOfTheBodyCameAtOnce() throws Exception {
        assertThat(restOfABody.get()).isTrue();
    }

    private static boolean isHungUpOnAfterMuch() throws Exception {
        byte[] much = new byte[900_000];
        assertThat(CALLER.postBytes("/slow", "text/plain", much).statusCode()).isEqualTo(200);
        String begin = "POST /slow HTTP/1.1\r\nHost: hub\r\nCookie: stint="
                + CALLER.token().orElseThrow() + "\r\nX-CSRF: " + CALLER.csrf()
                + "\r\nContent-Type: text/plain\r\nContent-Length: 1000000\r\n\r\n";
        return isHungUpOn(begin, much);
    }

    @Test
    void whoTakesALargeAnswerALittleAtATimeIsHungUpOn() throws Exception {
        assertThat(little.get()).isLessThan(LARGE.length);
    }

    @Test
    void whoTakesItFromFarAwayIsNot() throws Exception {
        assertThat(farAway.get()).isGreaterThan(LARGE.length);
    }

    @Test
    void whoeverWaitsForALongAnswerIsNot() throws Exception {
        assertThat(patient.get()).startsWith("HTTP/1.1 200").endsWith("done");
    }

    private static String longAnswer() throws IOException {
        try (Socket socket = open("GET /long HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n")) {
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static Socket reader() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), CALLER.port()));
        socket.getOutputStream()
                .write("GET /large HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
        return socket;
    }

    /** How much somebody gets who takes so much ten times a second, until there is no more or the server hangs up. */
    private static int taken(int step) throws IOException, InterruptedException {
        int taken = 0;
        try (Socket socket = reader()) {
            for (int i = 0; i < PATIENCE_MILLIS / STEP_MILLIS; i++) {
                int some = some(socket, step);
                taken += some;
                if (some < step) {
                    return taken;
                }
                Thread.sleep(STEP_MILLIS);
            }
        }
        throw new AssertionError("the server goes on, after " + taken + " bytes");
    }

    /** Fewer when the server has hung up. */
    private static int some(Socket socket, int step) {
        try {
            return socket.getInputStream().readNBytes(step).length;
        } catch (IOException _) {
            return 0;
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
                assertThat(CALLER.get("/quick").body()).isEqualTo("quick");
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static Socket open(String begin) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), CALLER.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(begin.getBytes(ISO_8859_1));
        return socket;
    }

    private static boolean isHungUpOn(String begin, byte[] more) throws IOException, InterruptedException {
        try (Socket socket = open(begin)) {
            socket.getOutputStream().write(more);
            return isHungUpOn(socket, "a");
        }
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
