package io.stint.hub.peer;

import io.stint.hub.document.Intake;
import io.stint.hub.document.Published;
import io.stint.hub.store.Database;
import io.stint.protocol.StintException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What a part of a feed is worth.
 *
 * @param documents that are news here, their signatures checked
 * @param checks how many were checked: not those that are here already, whose signatures were checked when they came
 * @param refused documents that break a rule; each costs one check and is passed over
 * @param next where to go on
 * @param early a document is dated a little ahead of this hub's clock; it and what follows wait until its time has come
 */
record Checked(List<Published> documents, int checks, int refused, long next, boolean early) {
    /** Dated further ahead than this, a document is refused for good: clocks of hubs differ less. */
    static final Duration CLOCKS = Duration.ofHours(1);

    Checked {
        documents = List.copyOf(documents);
    }

    /** What is said of a document, and the document. */
    private record Said(Published.Claim claim, FeedItem item) {}

    /** Uses all cores: most of the time goes into recovering the keys that signed. */
    static Checked of(FeedPage page, Database database, Intake intake, Cores cores, Instant now) {
        List<Optional<Said>> all = cores.each(page.items(), item -> orNothing(() -> new Said(item.claim(), item)));
        int end = end(all, now);
        long next = end == all.size() ? page.next() : page.items().get(end).cursor() - 1;
        List<Said> readable =
                all.subList(0, end).stream().flatMap(Optional::stream).toList();
        List<Said> news = news(readable, database, intake);
        List<Published> verified =
                cores
                        .each(
                                news,
                                said -> orNothing(() -> Published.verify(
                                        said.claim(), said.item().body(), now)))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        int refused = end - readable.size() + news.size() - verified.size();
        return new Checked(verified, news.size(), refused, next, end < all.size());
    }

    private static List<Said> news(List<Said> all, Database database, Intake intake) {
        List<Published.Claim> claims = all.stream().map(Said::claim).toList();
        boolean[] known = database.with(handle -> intake.known(handle, claims));
        List<Said> news = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            if (!known[i]) {
                news.add(all.get(i));
            }
        }
        return news;
    }

    // A document that cannot be read or does not verify is passed over, whatever is wrong with it.
    @SuppressWarnings("UnusedException")
    private static <T> Optional<T> orNothing(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (StintException e) {
            return Optional.empty();
        }
    }

    /** The first that is a little ahead of its time; all, when there is none. */
    private static int end(List<Optional<Said>> all, Instant now) {
        Instant from = now.plus(Published.ahead());
        Instant to = now.plus(CLOCKS);
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i)
                        .map(said -> said.claim().createdAt())
                        .filter(at -> at.isAfter(from) && !at.isAfter(to))
                        .isPresent())
                .findFirst()
                .orElse(all.size());
    }
}
