package io.stint.protocol.reputation;

import io.stint.protocol.value.Address;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Somebody as one side of their agreements: what the words of all those weigh who dealt with them.
 *
 * @param words one for each of the others, the heaviest first
 */
public record Standing(Address person, Side side, List<Word> words) {
    private static final Comparator<Word> ORDER =
            Comparator.comparingInt(Word::weight).reversed().thenComparing(Word::by);

    public Standing {
        words = words.stream().sorted(ORDER).toList();
    }

    /** @param dealings at least all of the person's partners */
    public static Standing of(Dealings dealings, Address person, Side side) {
        List<Word> words = dealings.partners(person).stream()
                .filter(other -> dealings.between(client(side, person, other), worker(side, person, other))
                        .isPresent())
                .map(other -> word(dealings, person, side, other))
                .toList();
        return new Standing(person, side, words);
    }

    private static Word word(Dealings dealings, Address person, Side side, Address by) {
        Address client = client(side, person, by);
        Address worker = worker(side, person, by);
        return new Word(
                by,
                dealings.substance(client, worker),
                dealings.age(client, worker),
                independence(dealings, by, person));
    }

    /** Of ties to others only what exceeds their ties to the person: neither the person nor its circle vouches for itself. */
    private static int independence(Dealings dealings, Address by, Address person) {
        long sum = dealings.partners(by).stream()
                .filter(other -> !other.equals(person))
                .mapToLong(other -> Math.max(0, dealings.tie(by, other) - dealings.tie(person, other)))
                .sum();
        return (int) Math.min(Measure.FULL, sum / Measure.OTHERS);
    }

    private static Address client(Side side, Address person, Address other) {
        return side == Side.CLIENT ? person : other;
    }

    private static Address worker(Side side, Address person, Address other) {
        return side == Side.CLIENT ? other : person;
    }

    /** All weights together; {@link Measure#FULL} is one full word. */
    public long points() {
        return words.stream().mapToLong(Word::weight).sum();
    }

    /** What one of the others' word weighs. */
    public Optional<Word> of(Address by) {
        return words.stream().filter(word -> word.by().equals(by)).findFirst();
    }
}
