package io.stint.hub.document;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/**
 * Which timesheet of a period its author handed in last, whether the period goes on or not. The hub cannot read them: of
 * which period one is, its author says with it, or with its claims.
 */
public final class NewestSheets {
    private NewestSheets() {}

    /**
     * Notes a timesheet. Of two the one that its author signed later counts, whichever came first; of two of the same second
     * the one that came later. Whoever notes another one of the period waits until the transaction ends.
     *
     * @param period its first day
     * @return whether it is the newest of the period
     */
    public static boolean note(Handle handle, Hash32 agreement, Address author, LocalDate period, Hash32 timesheet) {
        handle.createUpdate("""
                        insert into newest_sheet (agreement, author, period, id, created_at, seq)
                        select agreement, author, :period, id, created_at, seq from document
                        where id = :id and author = :author and agreement = :agreement and kind = 'timesheet'
                        on conflict (agreement, author, period) do update
                            set id = excluded.id, created_at = excluded.created_at, seq = excluded.seq
                            where (newest_sheet.created_at, newest_sheet.seq) < (excluded.created_at, excluded.seq)""")
                .bind("agreement", agreement)
                .bind("author", author)
                .bind("period", period)
                .bind("id", timesheet)
                .execute();
        return handle.createQuery("""
                        select exists (select 1 from newest_sheet
                            where agreement = :agreement and author = :author and period = :period and id = :id)""")
                .bind("agreement", agreement)
                .bind("author", author)
                .bind("period", period)
                .bind("id", timesheet)
                .mapTo(Boolean.class)
                .one();
    }
}
