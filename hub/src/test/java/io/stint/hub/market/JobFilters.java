package io.stint.hub.market;

import java.util.List;
import java.util.Optional;

/** Filters with one thing in them, the best first. */
final class JobFilters {
    private JobFilters() {}

    static JobFilter words(String question) {
        return of(Words.asked(question), List.of());
    }

    static JobFilter skills(String... skills) {
        return of(List.of(), Words.keys(List.of(skills)));
    }

    private static JobFilter of(List<String> words, List<String> skills) {
        return new JobFilter(
                words,
                skills,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                JobFilter.Sort.BEST);
    }
}
