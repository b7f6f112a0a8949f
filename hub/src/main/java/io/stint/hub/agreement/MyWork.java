package io.stint.hub.agreement;

import io.stint.hub.agreement.WorkCursor.Part;
import io.stint.hub.agreement.WorkRows.Row;
import io.stint.hub.agreement.WorkRows.Wanted;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Everything that somebody takes part in, page by page. What waits for them comes first, the most urgent of it on top; then
 * what is going on, then what is over, the newest first. What changes between two pages stands on a new first page.
 */
public final class MyWork {
    static final int PAGE = 50;

    /** So many histories are read at once. */
    private static final int CHUNK = 500;

    private final Database database;
    private final Agreements agreements;
    private final BiPredicate<Situation, Amount> worthDrawing;

    /** @param worthDrawing whether a draw of so much is worth its gas */
    public MyWork(Database database, Agreements agreements, BiPredicate<Situation, Amount> worthDrawing) {
        this.database = database;
        this.agreements = agreements;
        this.worthDrawing = worthDrawing;
    }

    /**
     * One agreement in the list.
     *
     * @param steps what the viewer can do
     * @param at when it changed last
     */
    public record Line(Situation situation, List<Step> steps, Instant at, boolean over) {
        public Line {
            steps = List.copyOf(steps);
        }

        /** Whether somebody waits for the viewer. */
        public boolean waits() {
            return steps.stream().anyMatch(Step::waits);
        }

        public String state() {
            return Room.stateOf(situation);
        }

        /** Its place in the list. */
        WorkCursor place() {
            Part part = waits() ? Part.WAITING : over ? Part.OVER : Part.GOING_ON;
            return new WorkCursor(part, waits() ? until() : 0, at, situation.id());
        }

        /** When the first thing that waits is too late, in seconds. */
        private long until() {
            return steps.stream()
                    .filter(Step::waits)
                    .flatMap(step -> step.until().stream())
                    .mapToLong(Instant::getEpochSecond)
                    .min()
                    .orElse(Long.MAX_VALUE);
        }
    }

    /**
     * A part of the list.
     *
     * @param next give it to get what follows; empty: there is nothing
     * @param waiting in how many agreements of the whole list something waits
     */
    public record Page(List<Line> lines, Optional<WorkCursor> next, int waiting) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One page.
     *
     * @param role only where the viewer has it; empty: any
     * @param state only in it, as {@link Room#state}; empty: any
     * @param after where the page before ended; empty: the first
     */
    public Page of(Address viewer, Optional<Role> role, Optional<String> state, Optional<WorkCursor> after) {
        Wanted wanted = new Wanted(viewer, role, state);
        return database.with(h -> {
            List<Line> waiting = waiting(h, wanted);
            List<Line> lines = new ArrayList<>(waiting.stream()
                    .filter(line -> after.isEmpty() || order().compare(line.place(), after.get()) > 0)
                    .limit(PAGE + 1)
                    .toList());
            quiet(h, wanted, after.filter(place -> place.part() != Part.WAITING), lines);
            boolean more = lines.size() > PAGE;
            List<Line> page = lines.subList(0, Math.min(PAGE, lines.size()));
            return new Page(page, more ? Optional.of(page.getLast().place()) : Optional.empty(), waiting.size());
        });
    }

    /** All in which something waits, the most urgent first. */
    public List<Line> waiting(Address viewer) {
        return database.with(h -> waiting(h, new Wanted(viewer, Optional.empty(), Optional.empty())));
    }

    /** How many things wait for the viewer in all of it. */
    public long steps(Address viewer) {
        return waiting(viewer).stream()
                .mapToLong(line -> Step.waiting(line.steps()).size())
                .sum();
    }

    private List<Step> steps(Situation situation) {
        return NextSteps.of(situation, sum -> worthDrawing.test(situation, sum));
    }

    /**
     * All at once, without a page.
     *
     * @param role only where the person has it; empty: any
     */
    public List<Situation> all(Address person, Optional<Role> role) {
        Wanted wanted = new Wanted(person, role, Optional.empty());
        return database.with(h ->
                lines(h, person, WorkRows.all(h, wanted)).map(Line::situation).toList());
    }

    private List<Line> waiting(Handle handle, Wanted wanted) {
        return lines(handle, wanted.person(), WorkRows.mayWait(handle, wanted))
                .filter(Line::waits)
                .sorted(Comparator.comparing(Line::place, order()))
                .toList();
    }

    /** Adds what does not wait until there is one more than a page, or all. */
    private void quiet(Handle handle, Wanted wanted, Optional<WorkCursor> from, List<Line> lines) {
        Optional<WorkCursor> place = from;
        boolean more = true;
        while (more && lines.size() <= PAGE) {
            List<Row> rows = WorkRows.after(handle, wanted, place, CHUNK);
            lines(handle, wanted.person(), rows)
                    .filter(line -> !line.waits())
                    .limit(PAGE + 1L - lines.size())
                    .forEach(lines::add);
            more = rows.size() == CHUNK;
            if (more) {
                Row last = rows.getLast();
                place = Optional.of(new WorkCursor(last.over() ? Part.OVER : Part.GOING_ON, 0, last.at(), last.id()));
            }
        }
    }

    private Stream<Line> lines(Handle handle, Address viewer, List<Row> rows) {
        List<Line> lines = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            Map<Hash32, Row> byId = new HashMap<>();
            List<Row> some = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            some.forEach(row -> byId.put(row.id(), row));
            List<Hash32> ids = some.stream().map(Row::id).toList();
            for (Situation s : agreements.all(handle, ids, viewer)) {
                Row row = byId.get(s.id());
                if (row != null) {
                    lines.add(new Line(s, steps(s), row.at(), row.over()));
                }
            }
        }
        return lines.stream();
    }

    static Comparator<WorkCursor> order() {
        return Comparator.comparing(WorkCursor::part)
                .thenComparingLong(WorkCursor::until)
                .thenComparing(WorkCursor::at, Comparator.reverseOrder())
                .thenComparing(WorkCursor::id, Comparator.comparing(Hash32::hex).reversed());
    }
}
