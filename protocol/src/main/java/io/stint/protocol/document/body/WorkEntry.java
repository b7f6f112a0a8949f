package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.JsonFields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Work at one stretch. It belongs to the day on which it began where the worker was, as the offset says,
 * so that everybody finds the same day whatever they know of time zones.
 *
 * @param start seconds since 1970
 * @param end seconds since 1970, after the start
 * @param offset minutes that the worker's clock was ahead of UTC at the start, a number of quarters of an hour
 * @param pause minutes in between that do not count
 * @param task what was done
 * @param note any lines
 * @param manual whether it was typed in rather than timed
 */
public record WorkEntry(
        long start, long end, int offset, int pause, Optional<String> task, Optional<String> note, boolean manual) {
    /** Of one entry. */
    public static final long MOST_SECONDS = 86_400;

    static final int SECONDS = 60;
    private static final int QUARTER = 15;
    private static final int MOST_OFFSET = 18 * 60;

    /** The year 9999 ends before. */
    private static final long LAST = 253_402_300_799L;

    /**
     * Checks the times.
     *
     * @throws BadInput when it ends before it begins, lasts over a day, or pauses for all of it
     */
    public WorkEntry {
        String when = "the entry that begins at " + at(start, offset);
        if (end <= start) {
            throw new BadInput(when + " ends at " + at(end, offset) + ", not after it; correct one of the two");
        }
        if (end - start > MOST_SECONDS) {
            throw new BadInput(when + " lasts over 24 hours; was the clock left running? Correct its end");
        }
        if (pause < 0 || (long) pause * SECONDS >= end - start) {
            throw new BadInput(when + " has a break of " + pause + " minutes, which is all of it; correct the break");
        }
    }

    /** Worked, without the pause. */
    public long seconds() {
        return end - start - (long) pause * SECONDS;
    }

    /** On which it began, where the worker was. */
    public LocalDate day() {
        return at(start, offset).toLocalDate();
    }

    static WorkEntry read(JsonFields in) {
        return new WorkEntry(
                in.number("start", 0, LAST),
                in.number("end", 0, LAST),
                offset(in),
                (int) in.number("pause", 0, MOST_SECONDS / SECONDS),
                in.optional("task", name -> in.line(name, Limits.TITLE)),
                in.optional("note", name -> in.lines(name, Limits.NOTE)),
                in.flag("manual"));
    }

    private static int offset(JsonFields in) {
        int offset = (int) in.number("offset", -MOST_OFFSET, MOST_OFFSET);
        if (offset % QUARTER != 0) {
            throw in.bad("offset", "must be a number of quarters of an hour, in minutes");
        }
        return offset;
    }

    ObjectNode node() {
        ObjectNode node = BodyJson.object()
                .put("start", start)
                .put("end", end)
                .put("offset", offset)
                .put("pause", pause)
                .put("manual", manual);
        BodyJson.putText(node, "task", task);
        BodyJson.putText(node, "note", note);
        return node;
    }

    private static OffsetDateTime at(long second, int offset) {
        return Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofTotalSeconds(offset * SECONDS));
    }
}
