package io.stint.hub.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.stint.protocol.BadInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the hub posts for strangers, and where it never does. */
class OutsideTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0.0.0.0/",
                "https://localhost/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://192.0.0.1/",
                "https://198.18.0.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[::127.0.0.1]/",
                "https://[fe80::1]/",
                "https://[fc00::1]/",
                "https://[fd00:ec2::254]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2001:0:1::1]/",
                "https://[2001:db8::1]/",
                "https://[ff02::1]/",
                "https://0x7f000001/",
                "http://93.184.215.14/",
                "ftp://93.184.215.14/",
                "https://me@93.184.215.14/",
                "https://93.184.215.14/#part",
                "https:///path",
                "no address",
                "https://a\r\nb/"
            })
    void noPrivateAddressAndNothingButHttps(String address) {
        assertThatThrownBy(() -> Outside.world(false).check(address)).isInstanceOf(BadInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://93.184.215.14/a?b=c", "https://172.32.0.1/", "https://[2606:2800:21f::1]:8443/"})
    void thePublicInternet(String address) {
        assertThat(Outside.world(false).check(address)).isEqualTo(URI.create(address));
    }

    @Test
    void aNameWithOneBadAddressIsRefused() throws UnknownHostException {
        InetAddress[] both = {InetAddress.getByName("93.184.215.14"), InetAddress.getByName("10.0.0.1")};

        assertThatThrownBy(() -> outside(_ -> both).check("https://two.example/"))
                .isInstanceOf(BadInput.class);
    }

    /** DNS rebinding: the name is a public one when it is checked, and another when it is used. */
    @Test
    void aNameThatMovesToThisMachineIsNotFollowed() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        Outside.Names moving = host -> new InetAddress[] {
            asked.getAndIncrement() == 0 ? InetAddress.getByName("93.184.215.14") : InetAddress.getLoopbackAddress()
        };
        Outside outside = outside(moving);
        URI target = outside.check("https://moving.example/");

        assertThatThrownBy(() -> outside.post(target, Map.of(), new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not on the public internet");
        assertThat(asked.get())
                .as("once for the check, once for the connection")
                .isEqualTo(2);
    }

    private static Outside outside(Outside.Names names) {
        return new Outside(
                names, PublicAddress::is, (SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofSeconds(10));
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() throws IOException {
        AtomicInteger followed = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            if (!exchange.getRequestURI().getPath().equals("/from")) {
                followed.incrementAndGet();
            }
            exchange.getResponseHeaders().add("Location", "/to");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.start();
        try {
            URI from = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/from");

            assertThat(Outside.world(true).post(from, Map.of(), new byte[] {1})).isEqualTo(307);
            assertThat(followed.get()).isZero();
        } finally {
            server.stop(0);
        }
    }

    /** Each letter comes in time, the answer as a whole does not. */
    @Test
    void whoeverAnswersByTheLetterIsHungUpOn() throws IOException {
        try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(slow));
            Outside outside = new Outside(
                    InetAddress::getAllByName,
                    InetAddress::isLoopbackAddress,
                    (SSLSocketFactory) SSLSocketFactory.getDefault(),
                    Duration.ofMillis(500));
            URI target = URI.create("http://127.0.0.1:" + slow.getLocalPort() + "/");

            assertThatThrownBy(() -> outside.post(target, Map.of(), new byte[0]))
                    .isInstanceOf(IOException.class);
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            while (true) {
                socket.getOutputStream().write('H');
                Thread.sleep(20);
            }
        } catch (IOException _) {
            // Hung up on, as it should be.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
