package io.stint.hub.agreement;

import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Everything that somebody takes part in. */
public final class MyWork {
    private static final int PAGE = 50;

    /** What may wait for somebody is among so many of the newest that are not closed. */
    private static final int LOOKED_AT = 200;

    private final Database database;
    private final Agreements agreements;
    private final Relay relay;

    public MyWork(Database database, Agreements agreements, Relay relay) {
        this.database = database;
        this.agreements = agreements;
        this.relay = relay;
    }

    /**
     * One agreement in the list.
     *
     * @param steps what the viewer can do
     * @param at when it changed last
     */
    public record Line(Situation situation, List<Step> steps, Instant at) {
        public Line {
            steps = List.copyOf(steps);
        }

        /** Whether somebody waits for the viewer. */
        public boolean waits() {
            return steps.stream().anyMatch(Step::waits);
        }

        /** When the first thing that waits is too late. */
        Instant until() {
            return steps.stream()
                    .filter(Step::waits)
                    .flatMap(step -> step.until().stream())
                    .min(Comparator.naturalOrder())
                    .orElse(Instant.MAX);
        }

        public String state() {
            return Room.stateOf(situation);
        }
    }

    /** @param next where the next page begins; empty: there is none */
    public record Page(List<Line> lines, Optional<Integer> next) {}

    /**
     * What waits for the viewer comes first, the most urgent of it on top; then the newest.
     *
     * @param role only where the viewer has it; empty: any
     * @param state only in it, as {@link Room#state}; empty: any
     * @param from where the page begins
     */
    public Page of(Address viewer, Optional<Role> role, Optional<String> state, int from) {
        List<Line> all = database.with(h -> {
            List<Line> lines = new ArrayList<>();
            for (Known known : known(h, viewer, LOOKED_AT)) {
                Situation s = agreements.of(h, known.id(), viewer);
                lines.add(new Line(s, steps(s), known.at()));
            }
            return lines;
        });
        List<Line> wanted = all.stream()
                .filter(line -> role.isEmpty() || line.situation().is(role.get()))
                .filter(line -> state.isEmpty() || line.state().equals(state.get()))
                .sorted(order())
                .toList();
        List<Line> page = wanted.stream().skip(from).limit(PAGE).toList();
        return new Page(page, from + PAGE < wanted.size() ? Optional.of(from + PAGE) : Optional.empty());
    }

    /** How many things wait for the viewer in all of it. */
    public long waiting(Address viewer) {
        return database.with(h -> known(h, viewer, LOOKED_AT).stream()
                .map(known -> agreements.of(h, known.id(), viewer))
                .mapToLong(situation -> Step.waiting(steps(situation)).size())
                .sum());
    }

    private List<Step> steps(Situation situation) {
        return NextSteps.of(situation, sum -> relay.sensible(situation.terms(), sum));
    }

    static Comparator<Line> order() {
        return Comparator.comparing((Line line) -> !line.waits())
                .thenComparing(Line::until)
                .thenComparing(Line::at, Comparator.reverseOrder());
    }

    record Known(Hash32 id, Instant at) {}

    static List<Known> known(Handle handle, Address viewer, int most) {
        return handle.createQuery("""
                        select id, at from (
                            select id, updated_at as at, phase = 'closed' as over from agreement
                            where client = :me or worker = :me or approver = :me or arbiter = :me or payee = :me
                            union all
                            select agreement, coalesce(withdrawn_at, signed_at, created_at), withdrawn_at is not null
                            from offer where (client = :me or worker = :me)
                                and not exists (select 1 from agreement where id = offer.agreement)) mine
                        order by over, at desc limit :most""")
                .bind("me", viewer)
                .bind("most", most)
                .map(row -> new Known(row.getColumn("id", Hash32.class), row.getColumn("at", Instant.class)))
                .list();
    }
}
