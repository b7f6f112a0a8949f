package io.stint.protocol.hours;

import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.WorkEntry;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Days, periods and clocks, and the entries that no calendar allows. */
final class CalendarVectors {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CalendarVectors() {}

    /** Lists of start, end and pause that no timesheet of 16 to 22 November 2026 may have. */
    static ArrayNode refused() {
        long monday = SomeHours.MONDAY.atStartOfDay(SomeHours.MADRID).toEpochSecond();
        long hour = 3_600;
        ArrayNode all = JSON.createArrayNode();
        Stream.of(
                        new long[][] {{8, 12, 0}, {11, 13, 0}},
                        new long[][] {{11, 13, 0}, {8, 10, 0}},
                        new long[][] {{0, 25, 0}},
                        new long[][] {{0, 20, 0}, {20, 24, 0}, {23, 26, 0}},
                        new long[][] {{0, 20, 0}, {21, 27, 0}},
                        new long[][] {{9, 9, 0}},
                        new long[][] {{9, 8, 0}},
                        new long[][] {{9, 10, 60}},
                        new long[][] {{-2, -1, 0}},
                        new long[][] {{7 * 24, 7 * 24 + 1, 0}})
                .forEach(times -> {
                    ArrayNode one = all.addArray();
                    for (long[] time : times) {
                        one.addObject()
                                .put("start", monday + time[0] * hour)
                                .put("end", monday + time[1] * hour)
                                .put("offset", 60)
                                .put("pause", (int) time[2])
                                .put("manual", true);
                    }
                });
        return all;
    }

    /** A timesheet of that week with these entries. @throws BadInput as Timesheet says */
    static void refuse(List<long[]> entries) {
        List<WorkEntry> read = entries.stream()
                .map(e -> new WorkEntry(e[0], e[1], 60, (int) e[2], Optional.empty(), Optional.empty(), true))
                .toList();
        SomeHours.sheet(SomeHours.MONDAY, SomeHours.MONDAY.plusDays(6), 0, read);
    }

    static ArrayNode periods() {
        ArrayNode all = JSON.createArrayNode();
        Stream.of("2024-02-29", "2026-01-01", "2026-11-16", "2026-11-22", "2026-12-31", "2027-02-28", "1969-12-31")
                .map(LocalDate::parse)
                .forEach(day -> all.addObject()
                        .put("day", day.toString())
                        .put("monday", PayPeriod.monday(day).toString())
                        .put("week", PayPeriod.WEEK.last(day).toString())
                        .put("first", PayPeriod.MONTH.first(day).toString())
                        .put("last", PayPeriod.MONTH.last(day).toString()));
        return all;
    }

    /** What clocks show, and at which moments: one, none or two. */
    static ArrayNode clocks() {
        ArrayNode all = JSON.createArrayNode();
        for (String zone :
                List.of("Europe/Madrid", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")) {
            for (String local : List.of(
                    "2026-01-15T09:00",
                    "2026-03-08T02:30",
                    "2026-03-29T02:30",
                    "2026-04-05T01:45",
                    "2026-10-04T02:10",
                    "2026-10-25T02:30",
                    "2026-11-01T01:30",
                    "2026-12-31T23:59")) {
                ObjectNode one = all.addObject().put("zone", zone).put("local", local);
                ArrayNode moments = one.putArray("moments");
                LocalDateTime clock = LocalDateTime.parse(local);
                ZoneId.of(zone).getRules().getValidOffsets(clock).stream()
                        .map(clock::toEpochSecond)
                        .sorted()
                        .forEach(moments::add);
            }
        }
        return all;
    }
}
