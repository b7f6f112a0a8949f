package io.stint.hub.doctor;

import io.stint.hub.store.ReadOnlyDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What is said of a keeper's money when nobody named the keeper: the hub may have one all the same. */
final class NoKeeper {
    private static final Duration LATELY = Duration.ofDays(7);

    private NoKeeper() {}

    /** Whether a keeper spent something lately, or has something to do. */
    static boolean works(ReadOnlyDatabase database, Clock clock) {
        return database.with(h -> h.createQuery("""
                        select exists (select 1 from keeper_job where spent_at > :since)
                            or exists (select 1 from keeper_job where state in ('waiting', 'sending'))""")
                .bind("since", clock.instant().minus(LATELY))
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * The check of a name.
     *
     * @param works as the tables tell; empty: they could not be asked
     */
    static Check of(String name, Optional<Boolean> works) {
        if (works.isEmpty()) {
            return Check.ill(
                    name,
                    "unknown: no keeper is named, and the database does not say whether the hub has one",
                    "see database, or name the keeper with --keeper");
        }
        return Check.of(
                name,
                !works.get(),
                works.get() ? "no keeper is named, and this hub has one" : "no keeper: the hub submits nothing",
                "name its keystore with --keeper, or as keeper in the file of settings; its password is not needed");
    }
}
