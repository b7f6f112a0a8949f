package io.stint.cli.clock;

import io.stint.protocol.BadInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Times of day as a worker types them, in the zone that the scope names. */
final class Moments {
    private Moments() {}

    /**
     * Reads {@code 2026-11-21T09:00}, in the zone, or with an offset as {@code 2026-10-25T02:30+01:00}.
     *
     * @throws BadInput when it is no time, when the clocks skipped it, or when they showed it twice
     */
    static Instant parse(String text, ZoneId zone) {
        try {
            if (text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            LocalDateTime local = LocalDateTime.parse(text);
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            return switch (offsets.size()) {
                case 0 ->
                    throw new BadInput(
                            "the clocks of " + zone + " skipped " + text + "; they were put forward that night");
                case 1 -> local.toInstant(offsets.getFirst());
                default ->
                    throw new BadInput("the clocks of " + zone + " showed " + text + " twice; write "
                            + local + offsets.getFirst() + " for the first time or " + local + offsets.getLast()
                            + " for the second");
            };
        } catch (DateTimeException e) {
            throw new BadInput(
                    "'" + text + "' is not a time; write it like 2026-11-21T09:00, by the clocks of " + zone, e);
        }
    }

    /** Minutes that a clock of the zone is ahead of UTC then, as timesheets have them: whole quarters of an hour. */
    static int offset(Instant at, ZoneId zone) {
        return Math.floorDiv(zone.getRules().getOffset(at).getTotalSeconds(), 900) * 15;
    }
}
