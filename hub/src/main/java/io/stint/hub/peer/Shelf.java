package io.stint.hub.peer;

import io.stint.hub.document.Intake;
import io.stint.hub.document.Intake.Outcome;
import io.stint.hub.document.Intake.Refusal;
import io.stint.hub.document.Published;
import io.stint.hub.document.Refusals;
import io.stint.hub.document.ReviewsWaiting;
import io.stint.hub.peer.PeerTable.Position;
import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.document.DocumentKind;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Puts checked documents into the database: a part of a feed and the cursor after it are one transaction. */
final class Shelf {
    private final Database database;
    private final Intake intake;
    private final Clock clock;

    Shelf(Database database, Intake intake, Clock clock) {
        this.database = database;
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * What is refused, or came from elsewhere since it was looked up, is found out by taking the documents one by one, which
     * only a part with such a document costs.
     */
    void put(URI peer, Checked part, Position after) {
        try {
            database.transact(handle -> {
                int news = intake.storeAll(handle, part.documents(), part.heard(), peer.toString())
                        .size();
                PeerTable.moved(handle, peer, after, news, part, 0);
            });
        } catch (Problem e) {
            putEach(peer, part, after);
        } catch (JdbiException e) {
            if (!Refusals.isOfTheData(e)) {
                throw e;
            }
            putEach(peer, part, after);
        }
    }

    private void putEach(URI peer, Checked part, Position after) {
        database.transact(handle -> {
            Outcome outcome = intake.storeEach(handle, part.documents(), peer.toString());
            Map<Boolean, List<Published>> refused = outcome.refused().stream()
                    .map(Refusal::document)
                    .collect(Collectors.partitioningBy(d -> d.document().kind() == DocumentKind.REVIEW));
            int kept = ReviewsWaiting.keep(
                    handle, refused.getOrDefault(true, List.of()), peer.toString(), clock.instant());
            int lost = outcome.refused().size() - kept;
            PeerTable.moved(handle, peer, after, outcome.stored().size(), part, lost);
        });
    }

    /** Tries reviews again whose agreement was not known; those that waited for too long are forgotten. */
    void putWaiting(URI peer) {
        database.transact(handle -> putWaiting(handle, peer, clock.instant()));
    }

    private void putWaiting(Handle handle, URI peer, Instant now) {
        List<Published> reviews = ReviewsWaiting.next(handle, peer.toString(), now);
        if (reviews.isEmpty()) {
            return;
        }
        Outcome outcome = intake.storeEach(handle, reviews, peer.toString());
        ReviewsWaiting.tried(
                handle,
                reviews,
                outcome.refused().stream().map(Refusal::document).collect(Collectors.toSet()),
                now);
        PeerTable.stored(handle, peer, outcome.stored().size());
    }
}
