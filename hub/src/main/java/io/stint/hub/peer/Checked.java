package io.stint.hub.peer;

import io.stint.hub.document.Intake;
import io.stint.hub.document.Published;
import io.stint.hub.store.Database;
import io.stint.protocol.StintException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a part of a feed is worth.
 *
 * @param documents that are news here, their signatures checked
 * @param known documents that are here already; their signatures were checked when they came
 * @param refused documents that break a rule; each costs one check and is passed over
 * @param next where to go on
 * @param early a document is dated a little ahead of this hub's clock; it and what follows wait until its time has come
 */
record Checked(List<Published> documents, int known, int refused, long next, boolean early) {
    /** Dated further ahead than this, a document is refused for good: clocks of hubs differ less. */
    static final Duration CLOCKS = Duration.ofHours(1);

    Checked {
        documents = List.copyOf(documents);
    }

    /** Uses all cores: most of the time goes into recovering the keys that signed. */
    static Checked of(FeedPage page, Database database, Intake intake, Instant now) {
        Optional<Published.Claim>[] claims = claims(page.items());
        int end = end(claims, now);
        long next = end == claims.length ? page.next() : page.items().get(end).cursor() - 1;
        List<Published.Claim> readable =
                Arrays.stream(claims, 0, end).flatMap(Optional::stream).toList();
        boolean[] known = database.with(handle -> intake.known(handle, readable));
        List<Published.Claim> news = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            if (!known[i]) {
                news.add(readable.get(i));
            }
        }
        List<Published> verified = news.parallelStream()
                .flatMap(claim -> verify(claim, now).stream())
                .toList();
        int refused = end - readable.size() + news.size() - verified.size();
        return new Checked(verified, readable.size() - news.size(), refused, next, end < claims.length);
    }

    @SuppressWarnings("unchecked")
    private static Optional<Published.Claim>[] claims(List<FeedItem> items) {
        return items.parallelStream().map(Checked::claim).toArray(Optional[]::new);
    }

    // A document that cannot be read is passed over, whatever is wrong with it.
    @SuppressWarnings("UnusedException")
    private static Optional<Published.Claim> claim(FeedItem item) {
        try {
            return Optional.of(item.claim());
        } catch (StintException e) {
            return Optional.empty();
        }
    }

    // A document that does not verify is passed over, whatever is wrong with it.
    @SuppressWarnings("UnusedException")
    private static Optional<Published> verify(Published.Claim claim, Instant now) {
        try {
            return Optional.of(Published.verify(claim, now));
        } catch (StintException e) {
            return Optional.empty();
        }
    }

    /** The first that is a little ahead of its time; all, when there is none. */
    private static int end(Optional<Published.Claim>[] claims, Instant now) {
        Instant from = now.plus(Published.ahead());
        Instant to = now.plus(CLOCKS);
        return IntStream.range(0, claims.length)
                .filter(i -> claims[i]
                        .map(Published.Claim::createdAt)
                        .filter(at -> at.isAfter(from) && !at.isAfter(to))
                        .isPresent())
                .findFirst()
                .orElse(claims.length);
    }
}
