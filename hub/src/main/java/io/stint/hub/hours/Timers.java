package io.stint.hub.hours;

import io.stint.hub.web.Problem;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The table of clocks. A running one is a row and nothing else. */
final class Timers {
    /** Of clocks that stand and wait for the draft. */
    private static final int MOST = 100;

    private Timers() {}

    /**
     * Keeps a clock as its worker has it now; the same again changes nothing. One that was stopped stays stopped. Breaks only
     * become longer, so of two states the later one is known, in whatever order they come.
     *
     * @throws Problem when another one runs, this one is known in a later state, or too many wait to be taken into the draft
     */
    static void put(Handle handle, Hash32 agreement, Address worker, Timer timer) {
        List<Timer> known = of(handle, agreement, worker);
        boolean isNew = known.stream().noneMatch(other -> other.start().equals(timer.start()));
        boolean runs = known.stream()
                .anyMatch(other -> other.end().isEmpty() && !other.start().equals(timer.start()));
        if (runs && timer.end().isEmpty()) {
            throw Problem.conflict("Your clock runs already, started elsewhere.");
        }
        if (isNew && known.size() >= MOST) {
            throw Problem.refused("So many stopped clocks wait here. Open the page of your hours first.");
        }
        int kept = handle.createUpdate("""
                        insert into timer (agreement, worker, started_at, paused, paused_at, ended_at)
                        values (:agreement, :worker, :start, :paused, :pausedAt, :end)
                        on conflict (agreement, worker, started_at) do update set paused = excluded.paused,
                            paused_at = excluded.paused_at, ended_at = excluded.ended_at
                        where timer.ended_at is null and (excluded.ended_at is not null or
                            (excluded.paused, excluded.paused_at is not null) >= (timer.paused, timer.paused_at is not null))""")
                .bind("agreement", agreement)
                .bind("worker", worker)
                .bind("start", timer.start())
                .bind("paused", Math.toIntExact(timer.paused().toSeconds()))
                .bind("pausedAt", timer.pausedAt())
                .bind("end", timer.end())
                .execute();
        boolean stands = known.stream()
                .anyMatch(other -> other.end().isPresent() && other.start().equals(timer.start()));
        if (kept == 0 && !stands) {
            throw Problem.conflict("Your clock has gone on elsewhere. Look at it, and press again what is right.");
        }
    }

    /** Whether there is one that was started then: however long ago, it can be stopped. */
    static boolean isKnown(Handle handle, Hash32 agreement, Address worker, Timer timer) {
        return of(handle, agreement, worker).stream()
                .anyMatch(other -> other.start().equals(timer.start()));
    }

    /** Running and stopped ones, the oldest first. */
    static List<Timer> of(Handle handle, Hash32 agreement, Address worker) {
        return handle.createQuery("""
                        select started_at, paused, paused_at, ended_at from timer
                        where agreement = :agreement and worker = :worker order by started_at""")
                .bind("agreement", agreement)
                .bind("worker", worker)
                .map(Timers::read)
                .list();
    }

    private static Timer read(RowView row) {
        return new Timer(
                row.getColumn("started_at", Instant.class),
                Duration.ofSeconds(row.getColumn("paused", Integer.class)),
                java.util.Optional.ofNullable(row.getColumn("paused_at", Instant.class)),
                java.util.Optional.ofNullable(row.getColumn("ended_at", Instant.class)));
    }

    /** The draft has them now, or they were thrown away. */
    static void taken(Handle handle, Hash32 agreement, Address worker, List<Instant> starts) {
        for (Instant start : starts) {
            handle.createUpdate("""
                            delete from timer where agreement = :agreement and worker = :worker and started_at = :start
                                and ended_at is not null""")
                    .bind("agreement", agreement)
                    .bind("worker", worker)
                    .bind("start", start)
                    .execute();
        }
    }
}
