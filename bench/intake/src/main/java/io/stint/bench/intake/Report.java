package io.stint.bench.intake;

import io.stint.bench.scale.Limit;
import io.stint.bench.scale.Markdown;
import io.stint.bench.scale.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tables as Markdown, to be put into docs/benchmarks.md as they are, and every number as JSON. */
record Report(Plan plan, List<Rate.Round> rounds, Optional<Meter.Result> meter, Optional<Clocks.Result> clocks) {
    private static final double LEAST_RATIO = 0.3;
    private static final double MOST_MILLIS = 250;
    private static final double MOST_MEGABYTES = 100;
    private static final double LAST = 0.99;

    Report {
        rounds = List.copyOf(rounds);
    }

    boolean kept() {
        return limits().stream().allMatch(Limit::kept);
    }

    private List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        if (plan.has("rate")) {
            double ratio = median(Plan.USUAL, Rate.Round::ratio);
            limits.add(new Limit(
                    "vouchers taken in, " + Plan.USUAL + " in a request, at least 0.3 of the bare recoveries",
                    text("%.2f", ratio),
                    ratio >= LEAST_RATIO));
        }
        meter.ifPresent(m -> limits.add(new Limit(
                "a worker's meter meanwhile, 99th percentile, within 250 ms",
                text("%.0f ms", m.moved().at(LAST)),
                m.moved().at(LAST) <= MOST_MILLIS)));
        clocks.ifPresent(c -> limits.add(new Limit(
                text("%,d running clocks, at most 100 MB above idle", c.clocks()),
                text("%.0f MB", c.above()),
                c.above() <= MOST_MEGABYTES)));
        return limits;
    }

    private double median(int size, ToDoubleFunction<Rate.Round> value) {
        double[] sorted = rounds.stream()
                .filter(round -> round.size() == size)
                .mapToDouble(value)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    String markdown() {
        List<String> parts = new ArrayList<>();
        parts.add(Limit.table(limits()));
        if (plan.has("rate")) {
            parts.add("### Vouchers of lent keys, taken in");
            parts.add(Markdown.table(
                    List.of(
                            "in a request",
                            "vouchers a second",
                            "bare recoveries a second",
                            "ratio",
                            "processor for each: hub, PostgreSQL, sender",
                            "of a bare recovery"),
                    plan.sizes().stream().map(this::rate).toList()));
            parts.add("Medians of " + plan.rounds() + " rounds.");
        }
        meter.ifPresent(m -> {
            parts.add("### From a voucher to the worker's meter");
            parts.add(Markdown.table(
                    List.of(
                            text("while %,.0f others a second are taken in", m.rate()),
                            "median",
                            "95th",
                            "99th",
                            "longest"),
                    List.of(
                            times("acknowledged", m.acknowledged()),
                            times("told to the open page", m.told()),
                            times("the meter's request answered", m.moved()))));
        });
        clocks.ifPresent(c -> parts.add(text(
                "### Running clocks%n%nIdle: %.0f MB resident, %.1f MB of Java's heap in use. With %,d running clocks: %.0f MB"
                        + " and %.1f MB. Each after a collection, PostgreSQL's not counted.",
                c.idle().now(),
                c.idle().heap(),
                c.clocks(),
                c.running().now(),
                c.running().heap())));
        return String.join("\n\n", parts);
    }

    private List<String> rate(int size) {
        return List.of(
                text("%,d", size),
                text("%,.0f", median(size, Rate.Round::vouchers)),
                text("%,.0f", median(size, Rate.Round::bare)),
                text("%.2f", median(size, Rate.Round::ratio)),
                text(
                        "%.0f, %.0f, %.0f µs",
                        median(size, Rate.Round::hub),
                        median(size, Rate.Round::postgres),
                        median(size, Rate.Round::sender)),
                text("%.0f µs", median(size, Rate.Round::recovery)));
    }

    private static List<String> times(String what, Times times) {
        return List.of(
                what,
                text("%.0f ms", times.at(0.5)),
                text("%.0f ms", times.at(0.95)),
                text("%.0f ms", times.at(LAST)),
                text("%.0f ms", times.at(1)));
    }

    // The annotation that is asked for is in a library that is no part of the product.
    @SuppressWarnings("AnnotateFormatMethod")
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Rate.Round round : rounds) {
            json.withArray("rounds")
                    .addObject()
                    .put("size", round.size())
                    .put("vouchers", round.vouchers())
                    .put("bare", round.bare())
                    .put("hub", round.hub())
                    .put("postgres", round.postgres())
                    .put("sender", round.sender())
                    .put("recovery", round.recovery());
        }
        meter.ifPresent(m -> {
            ObjectNode node = json.putObject("meter").put("rate", m.rate());
            m.acknowledged().into(node.putObject("acknowledged"));
            m.told().into(node.putObject("told"));
            m.moved().into(node.putObject("moved"));
        });
        clocks.ifPresent(c -> json.putObject("clocks")
                .put("idle", c.idle().now())
                .put("idleHeap", c.idle().heap())
                .put("running", c.running().now())
                .put("runningHeap", c.running().heap()));
        return json.toPrettyString();
    }
}
