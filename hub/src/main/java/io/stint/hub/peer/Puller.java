package io.stint.hub.peer;

import io.stint.hub.document.Intake;
import io.stint.hub.peer.PeerTable.Position;
import io.stint.hub.store.Database;
import io.stint.hub.store.Stopping;
import io.stint.protocol.StintException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls what one peer has, again and again. A peer that fails is
 * asked less and less often, and the others do not wait for it.
 */
final class Puller {
    private static final Logger LOG = LoggerFactory.getLogger(Puller.class);

    private final URI peer;
    private final PeerClient client;
    private final PeerTable table;
    private final Database database;
    private final Intake intake;
    private final Shelf shelf;
    private final ExecutorService ahead;
    private final Cores cores;
    private final PullSettings settings;
    private final Clock clock;

    /**
     * @param ahead runs what is done while a part is stored
     * @param cores check the parts
     */
    Puller(
            URI peer,
            PeerClient client,
            Database database,
            Intake intake,
            ExecutorService ahead,
            Cores cores,
            PullSettings settings,
            Clock clock) {
        this.peer = peer;
        this.client = client;
        this.table = new PeerTable(database);
        this.database = database;
        this.intake = intake;
        this.shelf = new Shelf(database, intake, clock);
        this.ahead = ahead;
        this.cores = cores;
        this.settings = settings;
        this.clock = clock;
    }

    /** Until it is told to stop. */
    void run(CountDownLatch stopped) {
        int failures = 0;
        do {
            failures = visit(stopped) ? 0 : failures + 1;
        } while (!Stopping.rest(stopped, settings.pauseAfter(failures)));
    }

    /** Takes all that the peer has; says whether that went well, and need not be done with a longer pause. */
    boolean visit(CountDownLatch stopped) {
        try {
            // Before the peer is asked: they are here, also when it is gone for good.
            shelf.putWaiting(peer);
            boolean steady = pull(stopped);
            shelf.putWaiting(peer);
            if (stopped.getCount() > 0) {
                table.pulled(peer, clock.instant());
            }
            return steady;
        } catch (PeerTrouble e) {
            note(String.valueOf(e.getMessage()));
            return false;
        } catch (RuntimeException e) {
            if (stopped.getCount() > 0) {
                LOG.warn("what {} serves cannot be taken in now", peer, e);
                note("this hub could not take in what it serves; the log says why");
            }
            return false;
        }
    }

    private void note(String trouble) {
        try {
            table.failed(peer, trouble, clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("pulling from {} failed: {}", peer, trouble, e);
        }
    }

    private record Part(FeedPage page, Checked checked) {
        Position after() {
            return new Position(Optional.of(page.log()), checked.next());
        }

        boolean isLast() {
            return page.isLast() || checked.early();
        }
    }

    /** Says whether the peer goes on with the log that it had: reading another from the beginning must not happen often. */
    private boolean pull(CountDownLatch stopped) {
        Position from = table.asked(peer, clock.instant());
        Part part = fetch(from.cursor());
        boolean another = isOfAnotherLog(part, from);
        if (another) {
            LOG.info("{} has begun another log of documents; it is read from the beginning", peer);
            part = fetch(0);
        }
        take(part, stopped);
        return !another;
    }

    /** While a part is stored, the next is checked, and the one after that is fetched. */
    private void take(Part first, CountDownLatch stopped) {
        Part part = first;
        UUID log = first.page().log();
        Optional<CompletableFuture<FeedPage>> fetched = Optional.empty();
        for (int i = 1; !part.isLast() && i < settings.pages() && stopped.getCount() > 0; i++) {
            long cursor = part.checked().next();
            CompletableFuture<FeedPage> next = fetched.orElseGet(() -> page(cursor));
            CompletableFuture<Part> following = next.thenApplyAsync(this::check, ahead);
            fetched = i + 1 < settings.pages()
                    ? Optional.of(next.thenCompose(p -> p.isLast() || !p.log().equals(log) ? next : page(p.next())))
                    : Optional.empty();
            shelf.put(peer, part.checked(), part.after());
            part = follow(part, following);
        }
        shelf.put(peer, part.checked(), part.after());
        requireInTime(part);
    }

    private CompletableFuture<FeedPage> page(long cursor) {
        return CompletableFuture.supplyAsync(() -> client.page(peer, cursor), ahead);
    }

    private Part follow(Part before, CompletableFuture<Part> following) {
        try {
            Part part = following.join();
            if (isOfAnotherLog(part, before.after())) {
                throw new PeerTrouble("it began another log of documents while it was read");
            }
            return part;
        } catch (CompletionException e) {
            throw e.getCause() instanceof StintException trouble ? trouble : e;
        }
    }

    /** Such as that of a database that was restored, in which later documents have the cursors of earlier ones. */
    private static boolean isOfAnotherLog(Part part, Position from) {
        boolean other = from.log().filter(log -> !log.equals(part.page().log())).isPresent();
        return other || part.page().head() < from.cursor();
    }

    private static void requireInTime(Part part) {
        if (part.checked().early()) {
            throw new PeerTrouble("it serves documents that are dated ahead of this hub's clock: set the clocks right");
        }
    }

    private Part fetch(long cursor) {
        return check(client.page(peer, cursor));
    }

    private Part check(FeedPage page) {
        return new Part(page, Checked.of(page, database, intake, cores, clock.instant()));
    }
}
