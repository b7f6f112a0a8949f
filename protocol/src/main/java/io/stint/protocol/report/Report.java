package io.stint.protocol.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Lines of somebody's books, the oldest first. */
public record Report(List<Valued> lines) {
    /** Those of one block in the order in which they were given: of an agreement in the order of the chain. */
    public Report {
        lines = lines.stream()
                .sorted(Comparator.comparing((Valued one) -> one.line().at())
                        .thenComparing(one -> one.line().agreement().hex()))
                .toList();
    }

    /** By kind and coin, in the order in which they come first. */
    public List<Sum> sums() {
        Map<List<Object>, Sum> sums = new LinkedHashMap<>();
        for (Valued one : lines) {
            Kind kind = one.line().kind();
            sums.merge(List.of(one.coin(), kind), Sum.of(one.coin(), kind).plus(one), (before, _) -> before.plus(one));
        }
        return sums.values().stream().sorted(Comparator.comparing(Sum::kind)).toList();
    }

    /** A report of its own for each key, in the order in which they come first. */
    public <K> Map<K, Report> by(Function<Valued, K> key) {
        Map<K, List<Valued>> parts = new LinkedHashMap<>();
        lines.forEach(one ->
                parts.computeIfAbsent(key.apply(one), _ -> new ArrayList<>()).add(one));
        Map<K, Report> reports = new LinkedHashMap<>();
        parts.forEach((of, its) -> reports.put(of, new Report(its)));
        return reports;
    }

    /** By the weeks, months or years of a time zone. */
    public Map<Span, Report> by(Grouping grouping, ZoneId zone) {
        return by(one -> grouping.of(one.line().at(), zone));
    }
}
