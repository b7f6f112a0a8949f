package io.stint.hub.report;

import io.stint.protocol.report.Valued;
import java.util.List;

/**
 * A part of a report's lines.
 *
 * @param number from 1; past the end is the last
 */
record Page(List<Valued> lines, int number, int pages) {
    static final int SIZE = 200;

    Page {
        lines = List.copyOf(lines);
    }

    static Page of(List<Valued> all, int wanted) {
        int pages = Math.max(1, (all.size() + SIZE - 1) / SIZE);
        int number = Math.min(wanted, pages);
        return new Page(all.subList((number - 1) * SIZE, Math.min(all.size(), number * SIZE)), number, pages);
    }

    boolean first() {
        return number == 1;
    }

    boolean last() {
        return number == pages;
    }
}
