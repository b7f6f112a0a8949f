package io.stint.bench.scale;

import java.util.List;
import java.util.stream.Collectors;

/** Tables as they stand in docs/benchmarks.md. */
public final class Markdown {
    private Markdown() {}

    public static String table(List<String> head, List<List<String>> rows) {
        return row(head) + "\n" + row(head.stream().map(_ -> "---").toList()) + "\n"
                + rows.stream().map(Markdown::row).collect(Collectors.joining("\n"));
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
