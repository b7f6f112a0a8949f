package io.stint.hub.hours;

import io.stint.protocol.BadInput;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Days as requests write them. */
final class Days {
    private Days() {}

    /** @throws BadInput when it is no day such as 2026-11-21 */
    static LocalDate parse(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BadInput("not a day '" + text + "'; write it as 2026-11-21", e);
        }
    }
}
