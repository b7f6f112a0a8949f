package io.stint.protocol.reputation;

import io.stint.protocol.value.Address;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BinaryOperator;

/**
 * The reviews of somebody as one side, each with its weight. Everybody has one voice: only the newest of each author counts.
 *
 * @param voices the heaviest first
 */
public record Rating(Standing standing, List<Voice> voices) {
    private static final int TENTHS = 10;
    private static final BinaryOperator<Opinion> NEWEST = BinaryOperator.maxBy(Comparator.comparing(Opinion::at)
            .thenComparing(opinion -> opinion.id().hash().hex()));

    /** A review that counts, and what it weighs. */
    public record Voice(Opinion opinion, Word word) {}

    public Rating {
        voices = voices.stream()
                .sorted(Comparator.comparingInt((Voice voice) -> voice.word().weight())
                        .reversed()
                        .thenComparing(voice -> voice.word().by()))
                .toList();
    }

    /** @param opinions of this person; those about the other side are passed over */
    public static Rating of(Standing standing, Collection<Opinion> opinions) {
        Map<Address, Opinion> newest = new HashMap<>();
        opinions.stream()
                .filter(opinion -> opinion.side() == standing.side())
                .forEach(opinion -> newest.merge(opinion.by(), opinion, NEWEST));
        return new Rating(
                standing,
                newest.values().stream()
                        .flatMap(opinion -> standing.of(opinion.by()).stream().map(word -> new Voice(opinion, word)))
                        .toList());
    }

    /** The mean of the stars by weight, in tenths, rounded to the nearest; empty when nothing weighs anything. */
    public OptionalInt tenths() {
        long weights = voices.stream().mapToLong(voice -> voice.word().weight()).sum();
        if (weights == 0) {
            return OptionalInt.empty();
        }
        long stars = voices.stream()
                .mapToLong(
                        voice -> (long) voice.word().weight() * voice.opinion().stars())
                .sum();
        return OptionalInt.of((int) ((TENTHS * stars + weights / 2) / weights));
    }
}
