package io.stint.chain.local;

import io.stint.protocol.StintException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of this machine for a server that takes seconds before it listens. The system would name one of those that it
 * also gives to whoever connects somewhere, and meanwhile another connection could have it.
 */
public final class LoopbackPort {
    /** Below what Linux (32,768), macOS and Windows (49,152) give to connections. */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int TRIES = 200;

    private LoopbackPort() {}

    /** @throws StintException when none is found */
    public static int free() {
        IOException last = null;
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                last = e;
            }
        }
        throw new StintException(
                "no port from " + FIRST + " to " + (END - 1) + " of this machine can be listened on: " + last, last);
    }
}
