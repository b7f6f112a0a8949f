package io.stint.hub.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.value.Hash32;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatelyTest {
    private final Lately lately = new Lately();

    @Test
    void whatWasHeardAfterAMomentComesInItsOrder() {
        lately.add(List.of(happening("a")));
        String moment = lately.now();
        assertThat(lately.since(moment)).contains(List.of());
        lately.add(List.of(happening("b"), happening("c")));
        lately.add(List.of(happening("d")));

        assertThat(lately.since(moment)).contains(List.of(happening("b"), happening("c"), happening("d")));
        assertThat(lately.since(lately.now())).contains(List.of());
    }

    @Test
    void whatIsLongAgoIsNotKnown() {
        String moment = lately.now();
        lately.add(Collections.nCopies(Lately.MOST, happening("a")));
        assertThat(lately.since(moment).orElseThrow()).hasSize(Lately.MOST);

        lately.add(List.of(happening("b")));
        assertThat(lately.since(moment)).isEmpty();
    }

    @Test
    void whereSomethingMayHaveBeenMissedNothingBeforeItIsKnown() {
        lately.add(List.of(happening("a")));
        String moment = lately.now();
        lately.forget();
        assertThat(lately.since(moment)).isEmpty();

        String after = lately.now();
        lately.add(List.of(happening("b")));
        assertThat(lately.since(after)).contains(List.of(happening("b")));
    }

    @Test
    void momentsOfOthersAndOfNobodyAreNotKnown() {
        String own = lately.now();
        String hub = own.substring(0, own.indexOf('-'));
        for (String moment : List.of(
                new Lately().now(),
                "",
                "-",
                "0",
                hub,
                hub + "-",
                hub + "-x",
                hub + "--1",
                hub + "-1",
                hub + "-" + "9".repeat(40))) {
            assertThat(lately.since(moment)).as(moment).isEmpty();
        }
    }

    private static Happening happening(String kind) {
        return new Happening(
                kind, Optional.of(Hash32.keccak(kind)), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
