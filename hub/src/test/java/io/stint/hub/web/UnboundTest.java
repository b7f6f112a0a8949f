package io.stint.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.Test;

/** With what this machine's own system says. */
class UnboundTest {
    private static String why(InetSocketAddress address) {
        Throwable refusal = catchThrowable(() -> {
            try (ServerSocketChannel server = ServerSocketChannel.open()) {
                server.bind(address);
            }
        });
        return Unbound.why(new IllegalStateException("not started", refusal));
    }

    @Test
    void aPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(why((InetSocketAddress) taken.getLocalSocketAddress()))
                    .isEqualTo("the port is in use. Stop what uses it, or name another by --port");
        }
    }

    @Test
    void anAddressOfAnotherMachine() {
        assertThat(why(new InetSocketAddress("192.0.2.1", 0)))
                .isEqualTo("this machine has no such address. Name one of its own by --host");
    }

    @Test
    void aNameThatIsNoAddress() {
        assertThat(why(InetSocketAddress.createUnresolved("nowhere.invalid", 8080)))
                .isEqualTo("this machine has no such address. Name one of its own by --host");
    }

    @Test
    void anythingElseInItsOwnWords() {
        assertThat(Unbound.why(new IllegalStateException("no thread"))).isEqualTo("no thread");
    }
}
