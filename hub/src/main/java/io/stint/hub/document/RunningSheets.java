package io.stint.hub.document;

import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Problem;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Days;
import io.stint.protocol.value.Hash32;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Timesheets of periods that go on. The hub cannot read them, so whoever hands one in says of which period it is, and that
 * it goes on. It decides about lists alone, and of the author's own timesheets.
 */
final class RunningSheets {
    /** Of documents {@code d} that a later one has not replaced. */
    static final String NOT_REPLACED = """
            not exists (select 1 from running_sheet r where r.id = d.id and r.author = d.author and r.replaced)
            """;

    private RunningSheets() {}

    /**
     * What is said of a timesheet beside itself.
     *
     * @param period its first day
     * @param running whether it goes on
     */
    record Said(LocalDate period, boolean running) {}

    /** Empty: nothing is said. */
    static Optional<Said> read(JsonRequest in) {
        boolean running = in.optional("running", in::flag).orElse(false);
        return in.optional("period", name -> new Said(in.parsed(name, Days::parse), running));
    }

    /**
     * Takes the place of those before of the same period, and of the claims in hand of theirs.
     *
     * @throws Problem when it is said of another kind
     */
    static void note(Handle handle, Stored sheet, Said said) {
        Hash32 agreement = sheet.agreement()
                .filter(_ -> sheet.kind() == DocumentKind.TIMESHEET)
                .orElseThrow(() -> Problem.badField("period", "Only timesheets of an agreement are for a period."));
        handle.createUpdate("""
                        update running_sheet r set replaced = true from document d
                        where r.agreement = :agreement and r.author = :author and r.period = :period and not r.replaced
                            and d.id = r.id and d.author = r.author and d.id <> :id and d.created_at <= :at""")
                .bind("agreement", agreement)
                .bind("author", sheet.author())
                .bind("period", said.period())
                .bind("id", sheet.id())
                .bind("at", sheet.createdAt())
                .execute();
        NewestSheets.note(
                handle, agreement, sheet.author(), said.period(), sheet.id().hash());
        if (said.running()) {
            handle.createUpdate("""
                            insert into running_sheet (id, author, agreement, period)
                            values (:id, :author, :agreement, :period) on conflict do nothing""")
                    .bind("id", sheet.id())
                    .bind("author", sheet.author())
                    .bind("agreement", agreement)
                    .bind("period", said.period())
                    .execute();
        }
    }
}
