package io.stint.cli.standing;

import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.payroll.HandIn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * What a timesheet is beside the others of its agreement. Each is for days of its own, and says what earlier ones counted of
 * its first week: one that does not would have hours paid twice, or the week's cap be there twice.
 *
 * @param others of each other first day the one that was approved as it was over, or else the newest
 * @param paid of other first days all that were approved or claimed, also those in whose place others came
 * @param periods last day by the first, of what was approved, of whatever timesheets
 */
record Others(List<HandIn> others, List<HandIn> paid, Map<LocalDate, LocalDate> periods) {
    Others {
        others = List.copyOf(others);
        paid = List.copyOf(paid);
        periods = Map.copyOf(periods);
    }

    private Stream<HandIn> all() {
        return Stream.concat(others.stream(), paid.stream());
    }

    /** What a person should look at. */
    List<String> odd(HandIn handIn) {
        Timesheet sheet = handIn.sheet();
        List<String> odd = new ArrayList<>();
        if (hasDaysOfAPeriod(sheet) || all().anyMatch(other -> isTwice(sheet, other.sheet()))) {
            odd.add("another timesheet has days or hours of it too");
        }
        long counted = counted(sheet);
        if (sheet.carried() < counted) {
            odd.add("it says that " + sheet.carried() + " minutes of its first week were counted before, and earlier"
                    + " timesheets counted " + counted);
        }
        leastCarried().flatMap(other -> handIn.unsaidBy(other).stream()).forEach(odd::add);
        return odd;
    }

    /** Of each first day the version that leaves out most. */
    private Stream<HandIn> leastCarried() {
        Comparator<HandIn> carried =
                Comparator.comparingInt(other -> other.sheet().carried());
        Map<LocalDate, HandIn> least = new TreeMap<>();
        all().forEach(other -> least.merge(other.sheet().from(), other, BinaryOperator.minBy(carried)));
        return least.values().stream();
    }

    private boolean hasDaysOfAPeriod(Timesheet sheet) {
        return periods.entrySet().stream()
                .filter(period -> !period.getKey().equals(sheet.from()))
                .anyMatch(period -> !period.getKey().isAfter(sheet.to())
                        && !period.getValue().isBefore(sheet.from()));
    }

    private static boolean isTwice(Timesheet sheet, Timesheet other) {
        boolean days = !other.from().isAfter(sheet.to()) && !other.to().isBefore(sheet.from());
        return days
                || sheet.entries().stream()
                        .anyMatch(entry -> other.entries().stream().anyMatch(its -> overlap(entry, its)));
    }

    private static boolean overlap(WorkEntry one, WorkEntry other) {
        return one.start() < other.end() && other.start() < one.end();
    }

    /** Of each first day the version that counted most. */
    private long counted(Timesheet sheet) {
        LocalDate week = PayPeriod.monday(sheet.from());
        Map<LocalDate, Long> most = new HashMap<>();
        all().filter(other -> other.sheet().to().isBefore(sheet.from()))
                .forEach(other -> most.merge(other.sheet().from(), other.countedOf(week), Math::max));
        return most.values().stream().mapToLong(Long::longValue).sum();
    }
}
