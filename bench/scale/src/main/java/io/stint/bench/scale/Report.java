package io.stint.bench.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tables as Markdown, to be put into docs/benchmarks.md as they are, and every number as JSON. */
record Report(Plan plan, List<Answers> all, RunningHub.Memory memory) {
    private static final double MEDIAN = 0.5;
    private static final double LATE = 0.95;
    private static final double LAST = 0.99;
    private static final double MOST_MEDIAN = 2;
    private static final double MOST_LAST = 4;
    private static final double MOST_MEMORY = 400;

    Report {
        all = List.copyOf(all);
    }

    boolean kept() {
        return limits().stream().allMatch(Limit::kept);
    }

    private List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        for (Answers.Page page : all.getLast().pages()) {
            limits.add(ratio(page, "median", MEDIAN, MOST_MEDIAN));
            limits.add(ratio(page, "99th percentile", LAST, MOST_LAST));
        }
        if (plan.has("memory")) {
            limits.add(new Limit(
                    "the hub's memory, under 400 MB",
                    String.format(Locale.ROOT, "%.0f MB", memory.most()),
                    memory.most() < MOST_MEMORY));
        }
        return limits;
    }

    private static Limit ratio(Answers.Page page, String name, double share, double most) {
        double ratio = page.ratio(share);
        return new Limit(
                String.format(
                        Locale.ROOT,
                        "%s, %s, at most %.0f times its SQL",
                        page.kind().words(),
                        name,
                        most),
                String.format(Locale.ROOT, "%.2f", ratio),
                ratio <= most);
    }

    String markdown() {
        List<String> parts = new ArrayList<>();
        parts.add(Limit.table(limits()));
        parts.add("### "
                + String.format(
                        Locale.ROOT,
                        "Answers with %,d jobs, %,d profiles and %,d agreements",
                        all.getLast().size().jobs(),
                        all.getLast().size().profiles(),
                        all.getLast().size().agreements()));
        parts.add(answers(List.of(all.getLast())));
        if (plan.has("curve")) {
            parts.add("### From few jobs to many");
            parts.add(answers(all));
        }
        parts.add("### The first minute of a hub that was just started, at the same rate");
        parts.add(first());
        parts.add("### The hub's memory\n\n"
                + String.format(
                        Locale.ROOT,
                        "%.0f MB at most, %.0f MB after the load (resident, PostgreSQL's not counted); %.0f MB of Java's"
                                + " heap are in use after a collection.",
                        memory.most(),
                        memory.now(),
                        memory.heap()));
        return String.join("\n\n", parts);
    }

    private static String answers(List<Answers> sizes) {
        List<List<String>> rows = new ArrayList<>();
        for (Answers answers : sizes) {
            for (Answers.Page page : answers.pages()) {
                rows.add(List.of(
                        String.format(Locale.ROOT, "%,d", answers.size().jobs()),
                        page.kind().words(),
                        String.format(Locale.ROOT, "%.1f", page.statements()),
                        String.format(Locale.ROOT, "%,.0f", page.bytes()),
                        times(page.bare()),
                        times(page.hub()),
                        String.format(Locale.ROOT, "%.2f", page.ratio(MEDIAN)),
                        String.format(Locale.ROOT, "%.2f", page.ratio(LAST))));
            }
        }
        return Markdown.table(
                List.of(
                        "jobs",
                        "page",
                        "statements",
                        "bytes",
                        "SQL bare: median, 95th, 99th percentile, ms",
                        "the hub: the same, ms",
                        "times, median",
                        "times, 99th"),
                rows);
    }

    private String first() {
        List<List<String>> rows = new ArrayList<>();
        for (Answers answers : all) {
            for (Answers.Page page : answers.pages()) {
                page.first()
                        .ifPresent(first -> rows.add(List.of(
                                String.format(Locale.ROOT, "%,d", answers.size().jobs()),
                                page.kind().words(),
                                times(first))));
            }
        }
        return Markdown.table(List.of("jobs", "page", "the hub: median, 95th, 99th percentile, ms"), rows);
    }

    private static String times(Times times) {
        return String.format(Locale.ROOT, "%.2f, %.2f, %.2f", times.at(MEDIAN), times.at(LATE), times.at(LAST));
    }

    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("memory")
                .put("most", memory.most())
                .put("now", memory.now())
                .put("heap", memory.heap());
        for (Answers answers : all) {
            ObjectNode size = json.withArray("sizes")
                    .addObject()
                    .put("jobs", answers.size().jobs());
            for (Answers.Page page : answers.pages()) {
                ObjectNode of = size.putObject(page.kind().name().toLowerCase(Locale.ROOT));
                of.put("statements", page.statements()).put("bytes", page.bytes());
                page.bare().into(of.putObject("bare"));
                page.hub().into(of.putObject("hub"));
                page.first().ifPresent(first -> first.into(of.putObject("first")));
            }
        }
        return json.toPrettyString();
    }
}
