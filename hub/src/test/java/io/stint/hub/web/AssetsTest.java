package io.stint.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.StintException;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private final Assets assets = new Assets();

    /** Anybody may ask for as many names as they can think of. */
    @Test
    void ofNamesThatThereAreNotNothingIsKept() {
        for (int i = 0; i < 100; i++) {
            String name = "made-up-" + i + ".css";
            assertThatThrownBy(() -> assets.url(name)).isInstanceOf(StintException.class);
        }
        assertThat(assets.kept()).isZero();

        assertThat(assets.url("stint.css")).startsWith("/assets/").endsWith("/stint.css");
        assertThat(assets.kept()).isEqualTo(1);
    }
}
