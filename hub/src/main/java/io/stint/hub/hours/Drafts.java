package io.stint.hub.hours;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The table of drafts, which nobody but the worker's browsers can read. */
final class Drafts {
    /** As much as a signed timesheet has room for, twice. */
    static final int LARGEST = 128 * 1024;

    private Drafts() {}

    /**
     * What was noted in a period.
     *
     * @param period its first day
     * @param version grows by one with each change
     */
    record Draft(LocalDate period, long version, Bytes data) {}

    static Optional<Draft> find(Handle handle, Hash32 agreement, Address worker, LocalDate period) {
        return handle.createQuery("""
                        select period, version, data from hours_draft
                        where agreement = :agreement and worker = :worker and period = :period""")
                .bind("agreement", agreement)
                .bind("worker", worker)
                .bind("period", period)
                .map(Drafts::read)
                .findOne();
    }

    /** Of all periods, the newest first, without what is in them. */
    static List<Draft> of(Handle handle, Hash32 agreement, Address worker) {
        return handle.createQuery("""
                        select period, version, ''::bytea as data from hours_draft
                        where agreement = :agreement and worker = :worker order by period desc""")
                .bind("agreement", agreement)
                .bind("worker", worker)
                .map(Drafts::read)
                .list();
    }

    private static Draft read(RowView row) {
        return new Draft(
                row.getColumn("period", LocalDate.class),
                row.getColumn("version", Long.class),
                row.getColumn("data", Bytes.class));
    }

    /** @param draft with the version that it follows, 0 for none; false: somebody else was faster */
    static boolean put(Handle handle, Hash32 agreement, Address worker, Draft draft, Instant now) {
        String statement = draft.version() == 0 ? """
                insert into hours_draft (agreement, worker, period, version, data, updated_at)
                values (:agreement, :worker, :period, :version + 1, :data, :now)
                on conflict (agreement, worker, period) do nothing""" : """
                update hours_draft set version = version + 1, data = :data, updated_at = :now
                where agreement = :agreement and worker = :worker and period = :period and version = :version""";
        return handle.createUpdate(statement)
                        .bind("agreement", agreement)
                        .bind("worker", worker)
                        .bind("period", draft.period())
                        .bind("version", draft.version())
                        .bind("data", draft.data())
                        .bind("now", now)
                        .execute()
                == 1;
    }
}
