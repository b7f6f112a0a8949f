package io.stint.hub.peer;

import io.stint.hub.document.Published;
import io.stint.hub.document.Stored;
import io.stint.protocol.StintException;
import io.stint.protocol.document.DocumentKind;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All reviews that a hub serves, their signatures checked here. What it leaves out cannot be seen. */
public final class ReviewFeed {
    private ReviewFeed() {}

    /**
     * Reads a hub's public documents from the first to the last.
     *
     * @param refused how many reviews did not verify
     */
    public record Read(List<Stored> reviews, int refused) {
        public Read {
            reviews = List.copyOf(reviews);
        }
    }

    /** @throws StintException when the hub does not answer, or with something else */
    public static Read of(URI hub, Instant now) {
        List<Stored> reviews = new ArrayList<>();
        int refused = 0;
        try (PeerClient client = new PeerClient(PullSettings.USUAL)) {
            FeedPage page = client.page(hub, 0);
            boolean more = true;
            while (more) {
                for (FeedItem item : page.items()) {
                    if (item.is(DocumentKind.REVIEW)) {
                        Optional<Stored> verified = verified(item, now);
                        verified.ifPresent(reviews::add);
                        refused += verified.isEmpty() ? 1 : 0;
                    }
                }
                more = !page.isLast();
                page = more ? client.page(hub, page.next()) : page;
            }
        }
        return new Read(reviews, refused);
    }

    // A review that does not verify is counted, whatever is wrong with it.
    @SuppressWarnings("UnusedException")
    private static Optional<Stored> verified(FeedItem item, Instant now) {
        try {
            return Optional.of(Published.verify(item.claim(), item.body(), now).document());
        } catch (StintException e) {
            return Optional.empty();
        }
    }
}
