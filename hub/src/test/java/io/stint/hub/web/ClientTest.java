package io.stint.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientTest {
    @Test
    void clientsAreTakenApartByAddress() {
        assertThat(Client.of("198.51.100.1", null)).isNotEqualTo(Client.of("198.51.100.2", null));
    }

    @Test
    void aHouseholdsSixthVersionAddressesAreOneClient() {
        assertThat(Client.of("2001:db8::1", null)).isEqualTo(Client.of("2001:db8::ffff:2", null));
        assertThat(Client.of("2001:db8::1", null)).isNotEqualTo(Client.of("2001:db8:0:1::1", null));
    }

    @Test
    void aProxyOnThisMachineIsBelievedInWhatItAdded() {
        String real = Client.of("198.51.100.1", null);

        assertThat(Client.of("127.0.0.1", "198.51.100.1")).isEqualTo(real);
        assertThat(Client.of("127.0.0.1", "203.0.113.9, 198.51.100.1")).isEqualTo(real);
    }

    @Test
    void nobodyElseIsBelieved() {
        assertThat(Client.of("203.0.113.9", "198.51.100.1")).isEqualTo(Client.of("203.0.113.9", null));
        assertThat(Client.of("127.0.0.1", "localhost")).isEqualTo(Client.of("127.0.0.1", null));
    }
}
