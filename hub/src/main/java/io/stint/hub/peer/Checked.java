package io.stint.hub.peer;

import io.stint.hub.document.DocumentName;
import io.stint.hub.document.Here;
import io.stint.hub.document.Intake;
import io.stint.hub.document.Published;
import io.stint.hub.store.Database;
import io.stint.protocol.StintException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What a part of a feed is worth.
 *
 * @param documents that are news here, their signatures checked
 * @param heard the names of those of which something was here
 * @param checks how many were checked: not those that are here already, whose signatures were checked when they came
 * @param refused documents that break a rule; each costs one check and is passed over
 * @param next where to go on
 * @param early a document is dated a little ahead of this hub's clock; it and what follows wait until its time has come
 */
record Checked(List<Published> documents, Set<DocumentName> heard, int checks, int refused, long next, boolean early) {
    /** Dated further ahead than this, a document is refused for good: clocks of hubs differ less. */
    static final Duration CLOCKS = Duration.ofHours(1);

    Checked {
        documents = List.copyOf(documents);
        heard = Set.copyOf(heard);
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
        List<Published.Claim> claims = readable.stream().map(Said::claim).toList();
        Here here = database.with(handle -> intake.here(handle, claims));
        List<Said> news = readable.stream()
                .filter(said -> !here.isAsClaimed(said.claim()))
                .toList();
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
        return new Checked(verified, here.among(verified), news.size(), refused, next, end < all.size());
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
