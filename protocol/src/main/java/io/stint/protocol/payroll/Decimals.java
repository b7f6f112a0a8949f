package io.stint.protocol.payroll;

import io.stint.protocol.BadInput;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of one list. Spreadsheets write decimals with a point or with a comma, and group thousands by the other:
 * what could be read two ways is refused, and so is a list that writes some numbers one way and some the other.
 */
final class Decimals {
    private static final Pattern SHAPE = Pattern.compile("(?<whole>[0-9]{1,40})(?:(?<mark>[.,])(?<part>[0-9]{1,40}))?");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9][0-9]{0,2}[.,][0-9]{3}");

    private final boolean pointsAreCertain;
    private char mark;
    private long markedAt;

    /** @param separator between cells: where it is a semicolon, commas are usual in numbers and points in thousands */
    Decimals(char separator) {
        this.pointsAreCertain = separator != ';';
    }

    /**
     * Reads a number above zero.
     *
     * @param line where it stands
     * @throws BadInput when it is none, or could be two
     */
    BigDecimal read(String text, long line) {
        Matcher shape = SHAPE.matcher(text);
        if (text.startsWith("-")) {
            throw new BadInput("'" + text + "' is negative; nobody is paid less than nothing");
        }
        if (!shape.matches()) {
            throw new BadInput("'" + text + "' is not a number; write digits and at most one decimal point, as 0.0125,"
                    + " without thousands, unit or sign");
        }
        if (shape.group("mark") != null) {
            require(text, shape.group("mark").charAt(0), line);
        }
        BigDecimal number = new BigDecimal(text.replace(',', '.'));
        if (number.signum() == 0) {
            throw new BadInput("the amount is zero; leave the line out, or say how much");
        }
        return number;
    }

    private void require(String text, char found, long line) {
        boolean certain = found == '.' && pointsAreCertain;
        if (!certain && THOUSANDS.matcher(text).matches()) {
            throw new BadInput("'" + text + "' can be read as thousands or as a fraction; write "
                    + text.replaceAll("[.,]", "") + " or " + text.replace(',', '.') + "0");
        }
        if (mark != 0 && mark != found) {
            throw new BadInput("'" + text + "' has its decimals behind '" + found + "', and line " + markedAt
                    + " behind '" + mark + "'; write all of them the same way");
        }
        if (mark == 0) {
            mark = found;
            markedAt = line;
        }
    }
}
