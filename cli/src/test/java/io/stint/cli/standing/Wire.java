package io.stint.cli.standing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The line between an agent and its hub, which can be cut when a voucher comes. */
final class Wire implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;
    private static final String VOUCHER = "POST /api/vouchers ";

    /** Where it is cut. */
    enum Cut {
        NOWHERE,
        BEFORE_THE_HUB,
        BEFORE_THE_ANSWER
    }

    private final URI hub;
    private final ServerSocket server;
    private final AtomicReference<Cut> cut = new AtomicReference<>(Cut.NOWHERE);
    private volatile CountDownLatch reached = new CountDownLatch(1);

    Wire(URI hub) throws IOException {
        this.hub = hub;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    void cut(Cut where) {
        reached = new CountDownLatch(1);
        cut.set(where);
    }

    boolean awaitCut() throws InterruptedException {
        return reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void accept() {
        try {
            for (; ; ) {
                Socket client = server.accept();
                Socket behind = new Socket(hub.getHost(), hub.getPort());
                AtomicReference<Cut> now = new AtomicReference<>(Cut.NOWHERE);
                Thread.ofVirtual().start(() -> requests(client, behind, now));
                Thread.ofVirtual().start(() -> answers(behind, client, now));
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private void requests(Socket from, Socket to, AtomicReference<Cut> now) {
        pump(from, to, bytes -> {
            if (new String(bytes, StandardCharsets.ISO_8859_1).startsWith(VOUCHER)) {
                now.set(cut.get());
            }
            if (now.get() == Cut.BEFORE_THE_HUB) {
                reached.countDown();
            }
            return now.get() != Cut.BEFORE_THE_HUB;
        });
    }

    private void answers(Socket from, Socket to, AtomicReference<Cut> now) {
        pump(from, to, bytes -> {
            if (now.get() == Cut.BEFORE_THE_ANSWER) {
                reached.countDown();
            }
            return now.get() != Cut.BEFORE_THE_ANSWER;
        });
    }

    private interface Passing {
        boolean passes(byte[] bytes);
    }

    private static void pump(Socket from, Socket to, Passing passing) {
        byte[] room = new byte[1 << 16];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(room); read >= 0; read = in.read(room)) {
                byte[] bytes = Arrays.copyOf(room, read);
                if (passing.passes(bytes)) {
                    out.write(bytes);
                    out.flush();
                }
            }
        } catch (IOException _) {
            // One of the two has closed it.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
