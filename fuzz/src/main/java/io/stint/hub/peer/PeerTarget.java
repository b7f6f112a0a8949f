package io.stint.hub.peer;

import io.stint.fuzz.Reading;
import io.stint.hub.document.Published;
import java.time.Instant;
import java.util.Optional;

/** What a peer answers. */
public final class PeerTarget {
    private static final int SIZE = 500;
    private static final Instant NOW = Instant.ofEpochSecond(1_900_000_000);

    private PeerTarget() {}

    public static boolean page(byte[] input) {
        Optional<FeedPage> page = Reading.of(() -> FeedPage.read(input, 0, SIZE));
        return page.filter(PeerTarget::anyHolds).isPresent();
    }

    private static boolean anyHolds(FeedPage page) {
        return page.items().stream()
                        .map(item -> Reading.of(() -> Published.verify(item.claim(), item.body(), NOW)))
                        .filter(Optional::isPresent)
                        .count()
                > 0;
    }
}
