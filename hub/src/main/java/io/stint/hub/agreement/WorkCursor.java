package io.stint.hub.agreement;

import io.stint.hub.web.Problem;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Where a page of somebody's agreements ended: the next one begins after it. It is a place, and no key to anything: whoever
 * has it finds what is theirs there.
 *
 * @param part of the list
 * @param until of what waits, when it is too late, in seconds; of the others zero
 * @param at when the last agreement of the page changed, to the microsecond
 */
public record WorkCursor(Part part, long until, Instant at, Hash32 id) {
    /** In the order of the list. */
    enum Part {
        WAITING,
        GOING_ON,
        OVER
    }

    private static final Pattern TEXT =
            Pattern.compile("(WAITING|GOING_ON|OVER)\\.([0-9]{1,19})\\.([0-9]{1,17})\\.(0x[0-9a-f]{64})");

    /** {@code part.until.microseconds.id}, which needs no escaping in an address. */
    @Override
    public String toString() {
        return part + "." + until + "." + ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id.hex();
    }

    /** @throws Problem when it is none that {@link #toString} gave */
    @SuppressWarnings("UnusedException")
    public static WorkCursor parse(String text) {
        var parts = TEXT.matcher(text);
        try {
            if (parts.matches()) {
                return new WorkCursor(
                        Part.valueOf(parts.group(1)),
                        Long.parseLong(parts.group(2)),
                        Instant.EPOCH.plus(Long.parseLong(parts.group(3)), ChronoUnit.MICROS),
                        Hash32.parse(parts.group(4)));
            }
        } catch (NumberFormatException | BadInput e) {
            throw wrong();
        }
        throw wrong();
    }

    private static Problem wrong() {
        return Problem.badField("cursor", "This is no place in the list. Take it from the page before.");
    }
}
