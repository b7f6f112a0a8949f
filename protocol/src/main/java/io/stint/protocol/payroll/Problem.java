package io.stint.protocol.payroll;

/**
 * What is wrong with a line of a list, and what to do.
 *
 * @param line of the file, from 1; in a cell of several lines the first
 * @param column by its name
 */
public record Problem(long line, String column, String what) {
    /** {@code line 3, amount: ...}. */
    @Override
    public String toString() {
        return "line " + line + ", " + column + ": " + what;
    }
}
