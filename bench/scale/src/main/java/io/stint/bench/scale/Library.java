package io.stint.bench.scale;

import io.stint.hub.document.Intake;
import io.stint.hub.document.Published;
import io.stint.hub.market.Market;
import io.stint.hub.store.Database;
import io.stint.protocol.document.Document;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts public documents into a hub's database the way that a pull from another hub does, checks and all. */
final class Library {
    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final Intake intake;

    Library(Database database) {
        this.database = database;
        this.intake = new Intake(Clock.systemUTC(), Market.followers(database));
    }

    /** What there is more in the larger of two sizes. */
    void grow(Size from, Size to) {
        for (int i = from.profiles(); i < to.profiles(); i += AT_ONCE) {
            int end = Math.min(to.profiles(), i + AT_ONCE);
            store(People.profiles(i, end));
            store(People.readingKeys(i, end));
        }
        for (int i = from.jobs(); i < to.jobs(); i += AT_ONCE) {
            store(People.jobs(i, Math.min(to.jobs(), i + AT_ONCE), to.profiles()));
        }
    }

    private void store(List<Document> documents) {
        Instant now = Instant.now();
        List<Published> checked = documents.parallelStream()
                .map(d -> Published.verify(
                        new Published.Claim(
                                d.id(), d.kind(), d.author(), d.createdAt(), d.signature(), Optional.empty()),
                        d.body(),
                        now))
                .toList();
        database.transact(handle -> intake.storeAll(handle, checked, Set.of(), "bench"));
    }
}
