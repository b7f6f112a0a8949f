package io.stint.hub.report;

import java.util.List;

/**
 * A part of the report: what was exchanged with somebody, or in a part of the period.
 *
 * @param key the address of somebody, or a period as addresses name it
 */
public record PartView(String key, String name, List<SumView> sums) {
    public PartView {
        sums = List.copyOf(sums);
    }
}
