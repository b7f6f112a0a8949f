package io.stint.hub.document;

import io.stint.protocol.value.Bytes;
import org.jdbi.v3.core.Handle;

/** What was hidden and is shown again has a new place in the feed: whoever read on meanwhile has not got it. */
public final class ShownAgain {
    private ShownAgain() {}

    /**
     * Puts all versions of it at the end of the feed.
     *
     * @param kind {@code job}, {@code profile} or {@code review}
     * @param thing a job's first version, a profile's author, a review
     */
    public static void add(Handle handle, String kind, Bytes thing) {
        DocumentWriter.waitForTurn(handle);
        handle.createUpdate("""
                        insert into document_again (id, author, seq)
                        select id, author, nextval('document_seq') from (
                            select id, author from document where %s and body is not null
                            order by seq) as versions
                        on conflict (id, author) do update set seq = excluded.seq""".formatted(of(kind)))
                .bind("kind", kind)
                .bind("thing", thing)
                .execute();
    }

    /** Of which documents it is made: what people offer as arbiters stands and falls with their profile. */
    static String of(String kind) {
        String column = switch (kind) {
            case "profile" -> "author";
            case "job" -> "job";
            default -> "id";
        };
        return "(kind = :kind or (:kind = 'profile' and kind = 'arbiter-offer')) and " + column + " = :thing";
    }
}
