package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.JsonFields;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * How worked time becomes minutes that are paid.
 *
 * @param minutes the unit: time is counted in whole ones of it
 * @param mode where a part of a unit goes
 * @param each what is rounded: every entry, or what was worked on a day together
 */
public record Rounding(int minutes, Mode mode, Each each) {
    /** To the minute, and what is less is lost. */
    public static final Rounding NONE = new Rounding(1, Mode.DOWN, Each.DAY);

    private static final int SECONDS = 60;

    /** Where a part of a unit goes; a half goes up. */
    public enum Mode {
        DOWN,
        NEAREST,
        UP;

        static Mode parse(String text) {
            return choice(Mode.values(), text);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is rounded. */
    public enum Each {
        ENTRY,
        DAY;

        static Each parse(String text) {
            return choice(Each.values(), text);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Checks the unit.
     *
     * @throws BadInput when an hour is not a whole number of units
     */
    public Rounding {
        if (minutes < 1 || SECONDS % minutes != 0) {
            throw new BadInput(
                    "time is rounded to minutes of which an hour has a whole number, such as 1, 5, 6 or 15, not "
                            + minutes);
        }
    }

    /**
     * The minutes that count.
     *
     * @param seconds worked, not negative
     */
    public long of(long seconds) {
        long unit = (long) minutes * SECONDS;
        long more = switch (mode) {
            case DOWN -> 0;
            case NEAREST -> unit / 2;
            case UP -> unit - 1;
        };
        return (seconds + more) / unit * minutes;
    }

    static Rounding read(JsonFields in) {
        return new Rounding(
                (int) in.number("minutes", 1, SECONDS), in.parsed("mode", Mode::parse), in.parsed("each", Each::parse));
    }

    ObjectNode node() {
        return BodyJson.object()
                .put("minutes", minutes)
                .put("mode", mode.toString())
                .put("each", each.toString());
    }

    private static <E extends Enum<E>> E choice(E[] all, String text) {
        for (E one : all) {
            if (one.toString().equals(text)) {
                return one;
            }
        }
        throw new BadInput("unknown rounding '" + text + "'; use one of " + Arrays.toString(all));
    }
}
