package io.stint.hub.document;

import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Reviews of other hubs that came before this hub has read from the chain that their agreement paid. Their signatures were
 * checked; they are tried again. How many there can be is bounded.
 */
public final class ReviewsWaiting {
    /** The most that wait for one hub's sake; more are refused. */
    static final int MOST = 10_000;

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration BETWEEN = Duration.ofSeconds(5);
    private static final int AT_ONCE = 200;

    private ReviewsWaiting() {}

    /** @return how many are kept */
    public static int keep(Handle handle, Collection<Published> reviews, String origin, Instant now) {
        int kept = 0;
        for (Published review : reviews) {
            kept += handle.createUpdate("""
                            insert into review_waiting (id, author, created_at, signature, body, agreement, origin, since,
                                tried_at)
                            select :id, :author, :at, :signature, :body, :agreement, :origin, :now, :now
                            where (select count(*) from review_waiting where origin = :origin) < :most
                            on conflict (id, author) do update
                            set created_at = excluded.created_at, signature = excluded.signature""")
                    .bind("id", review.document().id())
                    .bind("author", review.document().author())
                    .bind("at", review.latest().at())
                    .bind("signature", review.latest().signature())
                    .bind("body", review.document().body().orElseThrow().text())
                    .bind("agreement", review.document().agreement().orElseThrow())
                    .bind("origin", origin)
                    .bind("now", now)
                    .bind("most", MOST)
                    .execute();
        }
        return kept;
    }

    /** Hubs from which those came that wait. */
    public static List<String> origins(Handle handle) {
        return handle.createQuery("select distinct origin from review_waiting order by origin")
                .mapTo(String.class)
                .list();
    }

    /** Some whose turn it is; those that waited for too long are forgotten. */
    public static List<Published> next(Handle handle, String origin, Instant now) {
        handle.createUpdate("delete from review_waiting where origin = :origin and since < :since")
                .bind("origin", origin)
                .bind("since", now.minus(LONGEST))
                .execute();
        return handle.createQuery("""
                        select id, author, created_at, signature, body, agreement from review_waiting
                        where origin = :origin and tried_at <= :before order by tried_at limit :limit""")
                .bind("origin", origin)
                .bind("before", now.minus(BETWEEN))
                .bind("limit", AT_ONCE)
                .map((row, _) -> {
                    Instant at =
                            row.getObject("created_at", OffsetDateTime.class).toInstant();
                    Stored stored = new Stored(
                            new DocumentId(Hash32.of(row.getBytes("id"))),
                            DocumentKind.REVIEW,
                            Address.of(row.getBytes("author")),
                            at,
                            Optional.of(CanonicalJson.kept(row.getString("body"))),
                            Set.of(),
                            Optional.of(Hash32.of(row.getBytes("agreement"))),
                            Optional.empty(),
                            Set.of());
                    return new Published(stored, new Saying(at, Bytes.of(row.getBytes("signature"))), Optional.empty());
                })
                .list();
    }

    /** Those that are stored now wait no more; the others go to the end of the line. */
    public static void tried(Handle handle, List<Published> reviews, Set<Published> again, Instant now) {
        for (Published review : reviews) {
            if (again.contains(review)) {
                handle.createUpdate("update review_waiting set tried_at = :now where id = :id and author = :author")
                        .bind("now", now)
                        .bind("id", review.document().id())
                        .bind("author", review.document().author())
                        .execute();
            } else {
                handle.createUpdate("delete from review_waiting where id = :id and author = :author")
                        .bind("id", review.document().id())
                        .bind("author", review.document().author())
                        .execute();
            }
        }
    }
}
