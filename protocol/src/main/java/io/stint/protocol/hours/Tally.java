package io.stint.protocol.hours;

import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a timesheet's entries count for: rounded by the rule, and above the week's cap nothing. */
public record Tally(List<Line> lines) {

    /**
     * One entry.
     *
     * @param counted minutes after rounding; where days are rounded, its share in the day's
     * @param paid minutes of them within the week's cap
     */
    public record Line(WorkEntry entry, long counted, long paid) {}

    public Tally {
        lines = List.copyOf(lines);
    }

    /** The same for everybody who knows the scope and the timesheet. */
    public static Tally of(Hourly rule, Timesheet sheet) {
        Map<LocalDate, Long> days = new HashMap<>();
        Map<LocalDate, Long> weeks = new HashMap<>(Map.of(PayPeriod.monday(sheet.from()), (long) sheet.carried()));
        List<Line> lines = new ArrayList<>();
        for (WorkEntry entry : sheet.entries()) {
            long counted = counted(rule.rounding(), entry, days);
            lines.add(new Line(entry, counted, within(rule, entry, counted, weeks)));
        }
        return new Tally(lines);
    }

    /** Of a day that is rounded as one, each entry gets what it moves the day's sum by: together they are the day. */
    private static long counted(Rounding rounding, WorkEntry entry, Map<LocalDate, Long> days) {
        if (rounding.each() == Rounding.Each.ENTRY) {
            return rounding.of(entry.seconds());
        }
        long before = days.getOrDefault(entry.day(), 0L);
        long after = before + entry.seconds();
        days.put(entry.day(), after);
        return rounding.of(after) - rounding.of(before);
    }

    /** The first hours of a week are paid, whatever comes later. */
    private static long within(Hourly rule, WorkEntry entry, long counted, Map<LocalDate, Long> weeks) {
        if (rule.weekly().isEmpty()) {
            return counted;
        }
        LocalDate week = PayPeriod.monday(entry.day());
        long before = weeks.getOrDefault(week, 0L);
        weeks.put(week, before + counted);
        return Math.min(counted, Math.max(0, rule.weekly().get() - before));
    }

    /** Seconds worked, without breaks. */
    public long seconds() {
        return lines.stream().mapToLong(line -> line.entry().seconds()).sum();
    }

    /** Minutes after rounding. */
    public long counted() {
        return lines.stream().mapToLong(Line::counted).sum();
    }

    /** Minutes to pay. */
    public long paid() {
        return lines.stream().mapToLong(Line::paid).sum();
    }
}
