package io.stint.hub.market;

import io.stint.hub.web.Problem;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.DocumentId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Where a page of jobs ended; the next one begins after it, whatever was posted meanwhile.
 *
 * @param score zero unless the best come first
 */
public record JobCursor(BigDecimal score, Instant postedAt, DocumentId id) {
    /** {@code score.seconds.id}, which needs no escaping in an address; the score in millionths. */
    @Override
    public String toString() {
        return score.movePointRight(6).toBigIntegerExact() + "." + postedAt.getEpochSecond() + "." + id;
    }

    /** @throws Problem when it is none that {@link #toString} gave */
    @SuppressWarnings("UnusedException")
    static JobCursor parse(String text) {
        String[] parts = text.split("\\.", 4);
        try {
            if (parts.length == 3) {
                return new JobCursor(
                        new BigDecimal(Long.parseLong(parts[0])).movePointLeft(6),
                        Instant.ofEpochSecond(Long.parseLong(parts[1])),
                        DocumentId.parse(parts[2]));
            }
        } catch (NumberFormatException | DateTimeException | BadInput e) {
            throw wrong();
        }
        throw wrong();
    }

    private static Problem wrong() {
        return Problem.badField("after", "This is no place in the list. Take it from 'next' of the page before.");
    }
}
