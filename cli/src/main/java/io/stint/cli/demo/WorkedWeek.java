package io.stint.cli.demo;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each of the hundred did from Monday on, a little different from one to the next and the same in every run. */
final class WorkedWeek {
    private static final int WEEKDAYS = 5;
    private static final int DAYS = 7;

    /** Who worked 14 hours on a Saturday. */
    private static final int TIRED = 41;

    private final LocalDate monday;

    WorkedWeek(LocalDate monday) {
        this.monday = monday;
    }

    /** When everybody's Sunday is over. */
    Instant end() {
        return monday.plusDays(DAYS).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    /** Signed by the worker once the week is over. */
    Document handIn(HourlyWorker worker, Instant now) {
        Timesheet sheet = new Timesheet(
                new Salt(Bytes.of(new byte[Salt.LENGTH])),
                worker.id(),
                monday,
                monday.plusDays(DAYS - 1),
                0,
                entries(worker),
                Optional.empty(),
                false);
        PrivateKey key = worker.key();
        return Document.sign(DocumentKind.TIMESHEET, now, sheet.json(), key);
    }

    private List<WorkEntry> entries(HourlyWorker worker) {
        List<WorkEntry> entries = new ArrayList<>();
        for (int day = 0; day < WEEKDAYS; day++) {
            if ((worker.number() + day) % WEEKDAYS != 0) {
                entries.add(entry(worker, day));
            }
        }
        if (worker.number() == TIRED) {
            ZonedDateTime start =
                    monday.plusDays(WEEKDAYS).atTime(7, 0).atZone(worker.rule().zone());
            entries.add(entry(start, Duration.ofHours(14), 0, "the shop window, before Christmas", true));
        }
        return entries;
    }

    /** Three to five hours from eight o'clock on, some with a break, one in nine typed in by hand. */
    private WorkEntry entry(HourlyWorker worker, int day) {
        int number = worker.number();
        ZonedDateTime start = monday.plusDays(day)
                .atTime(8, 0)
                .atZone(worker.rule().zone())
                .plusSeconds((number * 7L + day * 13L) % 90 * 60 + number * 11L % 60);
        Duration length = Duration.ofHours(3).plusSeconds((number * 17L + day * 29L) % 120 * 60 + number * 23L % 60);
        return entry(start, length, (number + day) % 3 * 10, "photos", (number + day) % 9 == 0);
    }

    private static WorkEntry entry(ZonedDateTime start, Duration length, int pause, String task, boolean manual) {
        long second = start.toEpochSecond();
        return new WorkEntry(
                second,
                second + length.toSeconds(),
                start.getOffset().getTotalSeconds() / 60,
                pause,
                Optional.of(task),
                Optional.empty(),
                manual);
    }
}
