package io.stint.hub.document;

import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Takes back for good what an author wrote of one kind in an agreement, all versions of it. Tombstones stand in their place:
 * they do not come again. Whoever has read them, or has a copy, has it still.
 */
public final class Withdrawal {
    /** Why it is gone, where operators give a category. */
    static final String BY_AUTHOR = "withdrawn";

    private Withdrawal() {}

    /** @param kind one that nothing else in the hub is made of */
    public static void of(Handle handle, DocumentKind kind, Hash32 agreement, Address author, Instant at) {
        DocumentWriter.waitForTurn(handle);
        handle.createUpdate("""
                        with gone as (
                            delete from document
                            where agreement = :agreement and author = :author and kind = :kind returning id, seq)
                        insert into tombstone (id, kind, thing, category, note, by, at, seq)
                        select id, :kind, :agreement, :category, '', :author, :at, seq from gone
                        on conflict (id) do nothing""")
                .bind("kind", kind.wireName())
                .bind("agreement", agreement)
                .bind("author", author)
                .bind("category", BY_AUTHOR)
                .bind("at", at)
                .execute();
    }
}
