package io.stint.hub.market;

import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import java.util.List;
import java.util.Optional;

/** Filters to search with. */
final class JobFilters {
    private JobFilters() {}

    /** The best first. */
    static JobFilter words(String question) {
        return of(Words.asked(question), List.of());
    }

    /** The best first. */
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

    /** Of all kinds, with words that are cut off. */
    static JobFilter some(SampleJobs sample) {
        return new JobFilter(
                sample.below(2) == 0 ? List.of() : Words.asked(cut(sample.words(2), sample)),
                sample.below(2) == 0 ? List.of() : Words.keys(List.of(sample.one(SampleJobs.SKILLS))),
                sample.below(2) == 0 ? Optional.empty() : comparable(sample),
                sample.below(2) == 0 ? Optional.empty() : Optional.of(1 + sample.below(30)),
                sample.below(2) == 0 ? Optional.empty() : Optional.of(sample.one(List.of("en", "es", "pt", "de"))),
                sample.below(2) == 0 ? Optional.empty() : Optional.of(sample.one(List.of(Pay.Basis.values()))),
                sample.one(List.of(JobFilter.Sort.values())));
    }

    private static Optional<Price> comparable(SampleJobs sample) {
        return Optional.of(sample.price())
                .filter(price -> Fair.RATES.perCoin(price.currency()).isPresent());
    }

    /** People stop in the middle of a word. */
    private static String cut(String words, SampleJobs sample) {
        return words.substring(0, Math.max(1, words.length() - sample.below(3)));
    }
}
