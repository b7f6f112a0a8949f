package io.stint.cli.standing;

import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.hours.Tally;
import io.stint.protocol.payroll.HandIn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a timesheet is beside the others of its agreement. Each is for days of its own, and says what earlier ones counted of
 * its first week: one that does not would have hours paid twice, or the week's cap be there twice.
 *
 * @param others of each other first day the one that was approved, or else the newest
 * @param periods first days of what was approved, of whatever timesheets
 */
record Others(List<HandIn> others, Set<LocalDate> periods) {
    Others {
        others = List.copyOf(others);
        periods = Set.copyOf(periods);
    }

    /** What a person should look at. */
    List<String> odd(Timesheet sheet) {
        List<String> odd = new ArrayList<>();
        if (periods.stream().anyMatch(day -> day.isAfter(sheet.from()) && !day.isAfter(sheet.to()))
                || others.stream().anyMatch(other -> isTwice(sheet, other.sheet()))) {
            odd.add("another timesheet has days or hours of it too");
        }
        long counted = counted(sheet);
        if (sheet.carried() < counted) {
            odd.add("it says that " + sheet.carried() + " minutes of its first week were counted before, and earlier"
                    + " timesheets counted " + counted);
        }
        return odd;
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

    private long counted(Timesheet sheet) {
        LocalDate week = PayPeriod.monday(sheet.from());
        return others.stream()
                .filter(other -> other.sheet().to().isBefore(sheet.from()))
                .flatMap(other -> other.tally().lines().stream())
                .filter(line -> PayPeriod.monday(line.entry().day()).equals(week))
                .mapToLong(Tally.Line::counted)
                .sum();
    }
}
