package io.stint.protocol.hours;

import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Weeks of work to count. */
final class SomeHours {
    static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    private SomeHours() {}

    static Hourly rule(String rate, String currency, Optional<Integer> weekly, Rounding rounding) {
        return new Hourly(
                new Price(new BigDecimal(rate), new Currency(currency)), weekly, PayPeriod.MONTH, MADRID, rounding);
    }

    /** Work on a day of Madrid, from a time for so long. */
    static WorkEntry entry(LocalDate day, int hour, int minute, long seconds) {
        ZonedDateTime start = day.atTime(hour, minute).atZone(MADRID);
        long at = start.toEpochSecond();
        int offset = start.getOffset().getTotalSeconds() / 60;
        return new WorkEntry(at, at + seconds, offset, 0, Optional.empty(), Optional.empty(), false);
    }

    /** From Monday on, one after the other with gaps between: so long they work, so long they rest. */
    static Timesheet weeks(List<Integer> worked, List<Integer> rested, int carried) {
        List<WorkEntry> entries = new ArrayList<>();
        ZonedDateTime at = MONDAY.atTime(8, 0).atZone(MADRID);
        for (int i = 0; i < worked.size(); i++) {
            int offset = at.getOffset().getTotalSeconds() / 60;
            ZonedDateTime end = at.plusSeconds(worked.get(i));
            entries.add(new WorkEntry(
                    at.toEpochSecond(),
                    end.toEpochSecond(),
                    offset,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    i % 2 == 0));
            at = end.plusSeconds(rested.get(i % rested.size()));
        }
        return sheet(MONDAY, MONDAY.plusDays(30), carried, entries);
    }

    static Timesheet sheet(LocalDate from, LocalDate to, int carried, List<WorkEntry> entries) {
        return new Timesheet(
                new Salt(Bytes.of(new byte[Salt.LENGTH])),
                Hash32.sha256(new byte[0]),
                from,
                to,
                carried,
                entries,
                Optional.empty(),
                false);
    }
}
