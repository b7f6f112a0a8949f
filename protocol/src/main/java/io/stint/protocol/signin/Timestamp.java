package io.stint.protocol.signin;

import io.stint.protocol.BadInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time of RFC 3339 in the very letters that were signed.
 *
 * @param text {@code 2026-01-02T12:00:00Z}, with or without a fraction, in UTC or with an offset
 */
public record Timestamp(String text) {
    private static final Pattern SHAPE = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /**
     * Checks that there is such a time.
     *
     * @throws BadInput when it is not written as RFC 3339 says, or not in the calendar
     */
    public Timestamp {
        if (!SHAPE.matcher(text).matches()) {
            throw notATime(text, null);
        }
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw notATime(text, e);
        }
    }

    /** Cut to milliseconds and written as JavaScript does: {@code 2026-01-02T12:00:00.000Z}. */
    public static Timestamp of(Instant instant) {
        return new Timestamp(MILLISECONDS.format(instant));
    }

    public Instant instant() {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static BadInput notATime(String text, @Nullable DateTimeException cause) {
        return new BadInput("'" + text + "' is no time of RFC 3339; write it as 2026-01-02T12:00:00Z", cause);
    }

    @Override
    public String toString() {
        return text;
    }
}
