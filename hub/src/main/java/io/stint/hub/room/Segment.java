package io.stint.hub.room;

import io.stint.protocol.agreement.MoneyBar;
import io.stint.protocol.agreement.MoneyBar.Part;
import io.stint.protocol.value.Amount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A part of the money bar as it is drawn. All segments together fill {@link #WHOLE}, and none that has money is empty.
 *
 * @param at where it begins, from 0
 * @param width in the units of {@link #WHOLE}
 */
public record Segment(Part part, Amount amount, int at, int width) {
    public static final int WHOLE = 1000;

    /** In the order of the parts; parts without money have width 0. Empty for an agreement without money. */
    public static List<Segment> of(MoneyBar bar) {
        List<Part> cells = bar.cells(WHOLE);
        List<Segment> segments = new ArrayList<>();
        int at = 0;
        for (Part part : Part.values()) {
            int width = Collections.frequency(cells, part);
            segments.add(new Segment(part, bar.of(part), at, width));
            at += width;
        }
        return cells.isEmpty() ? List.of() : List.copyOf(segments);
    }

    /** For classes and keys. */
    public String word() {
        return part.name().toLowerCase(Locale.ROOT);
    }

    /** In whole percent of the bar. */
    public int percent() {
        return Math.round(width * 100f / WHOLE);
    }
}
