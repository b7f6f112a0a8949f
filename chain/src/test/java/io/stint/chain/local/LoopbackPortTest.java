package io.stint.chain.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LoopbackPortTest {
    /** The lowest that a system gives to connections by itself. */
    private static final int OF_CONNECTIONS = 32_768;

    @Test
    void isOneThatNoConnectionIsGivenAndThatCanBeListenedOn() throws Exception {
        for (int i = 0; i < 100; i++) {
            int port = LoopbackPort.free();
            assertThat(port).isBetween(1_024, OF_CONNECTIONS - 1);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(socket.getLocalPort()).isEqualTo(port);
            }
        }
    }
}
