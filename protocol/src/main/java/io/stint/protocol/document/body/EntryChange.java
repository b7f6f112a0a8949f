package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.JsonFields;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a client differs about one entry of a timesheet.
 *
 * @param entry its index in the timesheet, from 0
 * @param times that count instead; empty: the entry is struck
 * @param reason for the worker to read
 */
public record EntryChange(int entry, Optional<Times> times, String reason) {
    private static final long LAST = 253_402_300_799L;

    /**
     * When somebody worked, as the client says. Whether they can be is told by the entry that they make.
     *
     * @param start seconds since 1970
     * @param end seconds since 1970
     * @param pause minutes in between that do not count
     */
    public record Times(long start, long end, int pause) {}

    static EntryChange read(JsonFields in) {
        return new EntryChange(
                (int) in.number("entry", 0, Limits.ENTRIES - 1), times(in), in.lines("reason", Limits.REASON));
    }

    private static Optional<Times> times(JsonFields in) {
        Optional<Long> start = in.optional("start", name -> in.number(name, 0, LAST));
        Optional<Long> end = in.optional("end", name -> in.number(name, 0, LAST));
        Optional<Integer> pause =
                in.optional("pause", name -> (int) in.number(name, 0, WorkEntry.MOST_SECONDS / WorkEntry.SECONDS));
        if (start.isPresent() && end.isPresent() && pause.isPresent()) {
            return Optional.of(new Times(start.get(), end.get(), pause.get()));
        }
        if (start.isPresent() || end.isPresent() || pause.isPresent()) {
            throw in.bad("must have start, end and pause, or none of them to strike the entry");
        }
        return Optional.empty();
    }

    ObjectNode node() {
        ObjectNode node = BodyJson.object().put("entry", entry).put("reason", reason);
        times.ifPresent(t -> node.put("start", t.start()).put("end", t.end()).put("pause", t.pause()));
        return node;
    }

    /**
     * What counts in place of the entry; empty: nothing. Clock, task and note stay as the worker wrote them.
     *
     * @throws BadInput when it would end before it begins, last over a day or pause for all of it
     */
    public Optional<WorkEntry> to(WorkEntry was) {
        return times.map(
                t -> new WorkEntry(t.start(), t.end(), was.offset(), t.pause(), was.task(), was.note(), was.manual()));
    }
}
