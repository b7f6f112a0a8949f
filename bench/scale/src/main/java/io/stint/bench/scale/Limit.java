package io.stint.bench.scale;

import java.util.List;

/** What was promised, and what it is. */
public record Limit(String what, String measured, boolean kept) {

    /** All of them as Markdown. */
    public static String table(List<Limit> limits) {
        return Markdown.table(
                List.of("limit", "measured", "kept"),
                limits.stream()
                        .map(limit -> List.of(limit.what(), limit.measured(), limit.kept() ? "yes" : "**no**"))
                        .toList());
    }
}
