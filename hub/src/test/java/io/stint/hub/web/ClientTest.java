package io.stint.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {
    @Test
    void clientsAreTakenApartByAddress() {
        assertThat(direct("198.51.100.1")).isNotEqualTo(direct("198.51.100.2"));
    }

    @Test
    void aHouseholdsSixthVersionAddressesAreOneClient() {
        assertThat(direct("2001:db8::1")).isEqualTo(direct("2001:db8::ffff:2"));
        assertThat(direct("2001:db8::1")).isNotEqualTo(direct("2001:db8:0:1::1"));
    }

    /** The server writes them so. */
    @Test
    void anAddressInBracketsIsTheSame() {
        assertThat(direct("[2001:db8:0:0:0:0:0:1]")).isEqualTo(direct("2001:db8::2"));
        assertThat(behind("[0:0:0:0:0:0:0:1]", "198.51.100.1")).isEqualTo(direct("198.51.100.1"));
    }

    @Test
    void aProxyOnThisMachineIsBelievedInWhatItAdded() {
        String real = direct("198.51.100.1");

        assertThat(behind("127.0.0.1", "198.51.100.1")).isEqualTo(real);
        assertThat(behind("127.0.0.1", "203.0.113.9, 198.51.100.1")).isEqualTo(real);
    }

    @Test
    void ofSeveralLinesTheLastIsTheProxys() {
        assertThat(behind("127.0.0.1", "203.0.113.9", "198.51.100.1")).isEqualTo(direct("198.51.100.1"));
        assertThat(behind("127.0.0.1", "203.0.113.9", "203.0.113.8, 198.51.100.1"))
                .isEqualTo(direct("198.51.100.1"));
    }

    @Test
    void nobodyElseIsBelieved() {
        assertThat(behind("203.0.113.9", "198.51.100.1")).isEqualTo(direct("203.0.113.9"));
        assertThat(behind("127.0.0.1", "localhost")).isEqualTo(direct("127.0.0.1"));
        assertThat(behind("127.0.0.1", "198.51.100.999")).isEqualTo(direct("127.0.0.1"));
    }

    @Test
    void aProxyThatIsNamedIsBelieved() {
        List<String> said = List.of("198.51.100.1");

        assertThat(Client.of("172.17.0.1", said, named("172.17.0.0/16"))).isEqualTo(direct("198.51.100.1"));
        assertThat(Client.of("172.17.0.1", said, named("172.17.0.1"))).isEqualTo(direct("198.51.100.1"));
        assertThat(Client.of("fd00::1", said, named("10.0.0.0/8", "fd00::/8"))).isEqualTo(direct("198.51.100.1"));
        assertThat(Client.of("172.18.0.1", said, named("172.17.0.0/16"))).isEqualTo(direct("172.18.0.1"));
        assertThat(Client.of("172.17.0.2", said, named("172.17.0.1"))).isEqualTo(direct("172.17.0.2"));
        assertThat(Client.of("fd00::1", said, named("0.0.0.0/0"))).isEqualTo(direct("fd00::1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "proxy", "172.17.0", "172.17.0.1/", "172.17.0.0/33", "::1/129", "1.2.3.4/-1", "1.2.3.999"})
    void whatIsNoNetworkIsRefusedInWords(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("172.17.0.0/16");
    }

    private static List<Network> named(String... networks) {
        return List.of(networks).stream().map(Network::parse).toList();
    }

    private static String direct(String peer) {
        return Client.of(peer, List.of(), Network.HERE);
    }

    private static String behind(String peer, String... lines) {
        return Client.of(peer, List.of(lines), Network.HERE);
    }
}
