package io.stint.hub.market;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a job must have one of: a word, a skill or a language. All are lexemes of one {@code tsvector}; skills and languages
 * begin with a sign that no word has.
 *
 * @param begins whether it is enough that a lexeme begins so
 */
record JobTerm(List<String> lexemes, boolean begins) {
    private static final String SKILL = "/";
    private static final String LANGUAGE = "@";

    JobTerm {
        lexemes = List.copyOf(lexemes);
    }

    /** @param word of {@link Words#asked} */
    static JobTerm word(String word) {
        return new JobTerm(List.of(word), true);
    }

    /** @param keys of {@link Words#keys} */
    static JobTerm skills(Collection<String> keys) {
        return new JobTerm(keys.stream().map(key -> SKILL + key).toList(), false);
    }

    /** Jobs that name no language are for all. */
    static JobTerm language(String tag) {
        return new JobTerm(List.of(LANGUAGE, LANGUAGE + tag), false);
    }

    /** The skills and languages of a job. */
    static List<String> lexemes(Collection<String> keys, Collection<String> languages) {
        List<String> lexemes = new ArrayList<>(languages.isEmpty() ? List.of(LANGUAGE) : List.of());
        keys.forEach(key -> lexemes.add(SKILL + key));
        languages.forEach(tag -> lexemes.add(LANGUAGE + tag));
        return lexemes;
    }

    /** The same, as PostgreSQL reads a {@code tsvector}. */
    static String vector(Collection<String> keys, Collection<String> languages) {
        return lexemes(keys, languages).stream().map(JobTerm::quoted).collect(Collectors.joining(" "));
    }

    /** A {@code tsquery} for jobs that have all of the terms. */
    static String query(Collection<JobTerm> terms) {
        return terms.stream().map(JobTerm::query).collect(Collectors.joining(" & "));
    }

    private String query() {
        return lexemes.stream()
                .map(lexeme -> quoted(lexeme) + (begins ? ":*" : ""))
                .collect(Collectors.joining(" | ", "(", ")"));
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
