package io.stint.cli.clock;

import io.stint.cli.clock.Hours.Period;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.Conversion;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.hours.Tally;
import io.stint.protocol.value.Bytes;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Timesheets made of an hours file: from one period to the next, no day in two of them. */
record Sheets(Hours hours, Hourly rule) {
    /** Of a timesheet that is only reckoned. */
    static final Salt NO_SALT = new Salt(Bytes.of(new byte[Salt.LENGTH]));

    /**
     * The period that is to be handed in next: of the earliest entry that was not, from the first day that was not, at
     * most up to today.
     *
     * @throws BadInput when there is nothing to hand in
     */
    Timesheet next(Salt salt, LocalDate today, Optional<Conversion> conversion, boolean running) {
        WorkEntry first = hours.open().stream()
                .findFirst()
                .orElseThrow(() -> new BadInput("there are no hours that were not handed in"));
        LocalDate from = rule.period().first(first.day());
        for (Period period : hours.handedIn()) {
            if (period.has(from)) {
                from = period.to().plusDays(1);
            }
        }
        LocalDate last = rule.period().last(first.day());
        LocalDate to = !running && last.isAfter(today) ? today : last;
        return sheet(salt, from, to, conversion, running);
    }

    private Timesheet sheet(Salt salt, LocalDate from, LocalDate to, Optional<Conversion> conversion, boolean running) {
        List<WorkEntry> entries = hours.within(from, to);
        return new Timesheet(salt, hours.agreement(), from, to, carried(from), entries, conversion, running);
    }

    /** What earlier periods counted of the week in which one begins. */
    private int carried(LocalDate from) {
        LocalDate week = PayPeriod.monday(from);
        long minutes = 0;
        for (Period period : hours.handedIn()) {
            if (period.to().isBefore(from)) {
                minutes += counted(period).lines().stream()
                        .filter(line -> PayPeriod.monday(line.entry().day()).equals(week))
                        .mapToLong(Tally.Line::counted)
                        .sum();
            }
        }
        return (int) minutes;
    }

    private Tally counted(Period period) {
        return Tally.of(
                rule,
                new Timesheet(
                        NO_SALT,
                        hours.agreement(),
                        period.from(),
                        period.to(),
                        period.carried(),
                        hours.within(period.from(), period.to()),
                        Optional.empty(),
                        false));
    }
}
