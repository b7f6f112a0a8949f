package io.stint.protocol.value;

import io.stint.protocol.BadInput;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Days of the calendar as documents, files and requests write them. */
public final class Days {
    /** The year in four digits: others are no dates of work, and a database need not be able to keep them. */
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final int SHOWN = 40;

    private Days() {}

    /** @throws BadInput when it is no day such as 2026-11-21 */
    public static LocalDate parse(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw new BadInput(none(text), e);
        }
        throw new BadInput(none(text));
    }

    private static String none(String text) {
        return "not a day '" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text)
                + "'; write it as 2026-11-21";
    }
}
