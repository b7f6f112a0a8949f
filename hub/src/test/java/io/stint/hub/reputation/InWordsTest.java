package io.stint.hub.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.web.Texts;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.reputation.Opinion;
import io.stint.protocol.reputation.Rating;
import io.stint.protocol.reputation.Side;
import io.stint.protocol.reputation.Standing;
import io.stint.protocol.reputation.Word;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A weight in plain words, never better than it is. */
class InWordsTest {
    private static final Address PERSON = address(0);
    private static final Texts ENGLISH = Texts.in("en");

    private static Address address(int number) {
        byte[] bytes = new byte[Address.LENGTH];
        bytes[0] = 1;
        bytes[1] = (byte) number;
        return Address.of(bytes);
    }

    private static DocumentId review(int number) {
        return new DocumentId(Hash32.keccak("review " + number));
    }

    /** Reviewed with five stars by each of the words' authors. */
    private static Weighed weighed(Word... words) {
        Standing standing = new Standing(PERSON, Side.WORKER, List.of(words));
        List<Opinion> opinions = IntStream.range(0, words.length)
                .mapToObj(i -> new Opinion(review(i), words[i].by(), Side.WORKER, 5 - i, Instant.EPOCH))
                .toList();
        return new Weighed(
                PERSON, Rating.of(standing, opinions), Weighed.nothing(PERSON).client());
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
            1000 | 1000 | 1000 | Counts in full.
            347 | 1000 | 1000 | Counts 34 %: little was paid, it did not lie in the contract for long, or it went back the same way.
            1000 | 200 | 400 | Counts 20 %: the two have not dealt with each other for 30 days.
            900 | 800 | 700 | Counts 70 %: its author has dealt little with anybody else.
            1000 | 1000 | 0 | Counts for nothing: its author has dealt little with anybody else.
            4 | 1000 | 1000 | Counts <1 %: little was paid, it did not lie in the contract for long, or it went back the same way.
            """)
    void aReviewSaysWhatItCountsAndWhy(int substance, int age, int independence, String words) {
        Weighed weighed = weighed(new Word(address(1), substance, age, independence));

        assertThat(new InWords(ENGLISH).review(weighed, review(0))).isEqualTo(words);
    }

    @Test
    void aReviewThatWasReplacedSaysSo() {
        assertThat(new InWords(ENGLISH).review(weighed(), review(7))).startsWith("Does not count");
    }

    @Test
    void voicesAreRoundedDown() {
        Weighed weighed = weighed(
                new Word(address(1), 1_000, 1_000, 1_000),
                new Word(address(2), 999, 1_000, 1_000),
                new Word(address(3), 0, 0, 0));

        assertThat(new InWords(ENGLISH).standing(weighed.worker()))
                .isEqualTo("1.9 full voices, of 3 clients; 4.5 of 5 stars by weight");
        assertThat(new InWords(Texts.in("es")).standing(weighed.worker()))
                .isEqualTo("1,9 voces plenas, de 3 clientes; 4,5 de 5 estrellas según el peso");
        assertThat(new InWords(ENGLISH).closeness(0)).startsWith("Nobody whom you dealt with");
    }
}
