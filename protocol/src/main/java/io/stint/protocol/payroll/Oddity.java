package io.stint.protocol.payroll;

import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.hours.Tally;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An entry that whoever approves should look at. None of these is wrong; all are rare.
 *
 * @param entry its number in the timesheet, from 1
 */
public record Oddity(int entry, WorkEntry of, Set<Why> why) {
    private static final Duration LONG = Duration.ofHours(10);
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** What is unusual about it. */
    public enum Why {
        /** More than ten hours at a stretch. */
        LONG("over 10 hours at a stretch"),
        /** In a period with work on a weekday. */
        WEEKEND("on a weekend"),
        /** At least a part of it is not paid. */
        ABOVE_CAP("above the week's cap");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** For a person. */
        public String inWords() {
            return words;
        }
    }

    public Oddity {
        why = Set.copyOf(why);
    }

    /** Those of a timesheet, in its order. */
    public static List<Oddity> in(Tally tally) {
        boolean weekdays = tally.lines().stream().anyMatch(line -> !onWeekend(line.entry()));
        List<Oddity> odd = new ArrayList<>();
        for (int i = 0; i < tally.lines().size(); i++) {
            Tally.Line line = tally.lines().get(i);
            Set<Why> why = EnumSet.noneOf(Why.class);
            if (line.entry().seconds() > LONG.toSeconds()) {
                why.add(Why.LONG);
            }
            if (weekdays && onWeekend(line.entry())) {
                why.add(Why.WEEKEND);
            }
            if (line.paid() < line.counted()) {
                why.add(Why.ABOVE_CAP);
            }
            if (!why.isEmpty()) {
                odd.add(new Oddity(i + 1, line.entry(), why));
            }
        }
        return List.copyOf(odd);
    }

    private static boolean onWeekend(WorkEntry entry) {
        return WEEKEND.contains(entry.day().getDayOfWeek());
    }
}
