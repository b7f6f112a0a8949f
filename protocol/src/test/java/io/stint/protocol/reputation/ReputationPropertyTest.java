package io.stint.protocol.reputation;

import static io.stint.protocol.reputation.Village.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.value.Address;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whoever pays whom. Numbers under 8 are honest people, those from 100 on keys of one attacker. */
class ReputationPropertyTest {
    private static final int HONEST = 8;
    private static final int FEW = 6;
    private static final int FIRST_KEY = 100;
    private static final int KEYS = 6;

    @Provide
    Arbitrary<List<Dealing>> honest() {
        return dealings(Arbitraries.integers().between(0, HONEST - 1));
    }

    /** Among the attacker's own keys. */
    @Provide
    Arbitrary<List<Dealing>> own() {
        return dealings(Arbitraries.integers().between(FIRST_KEY, FIRST_KEY + KEYS - 1));
    }

    /** Between anybody. */
    @Provide
    Arbitrary<List<Dealing>> mixed() {
        return dealings(Arbitraries.oneOf(
                Arbitraries.integers().between(0, HONEST - 1),
                Arbitraries.integers().between(FIRST_KEY, FIRST_KEY + KEYS - 1)));
    }

    /** Few enough for all cuts to be tried. */
    @Provide
    Arbitrary<List<Dealing>> few() {
        return dealings(Arbitraries.integers().between(0, FEW - 1));
    }

    private static Arbitrary<List<Dealing>> dealings(Arbitrary<Integer> people) {
        return Combinators.combine(
                        people,
                        people,
                        Arbitraries.longs().between(0, 3_000),
                        Arbitraries.longs().between(0, 60))
                .as((client, worker, stay, days) -> Village.dealing(client, worker, stay, Duration.ofDays(days)))
                .filter(dealing -> !dealing.client().equals(dealing.worker()))
                .list()
                .ofMaxSize(40);
    }

    private static List<Dealing> both(List<Dealing> some, List<Dealing> others) {
        List<Dealing> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static List<Standing> standings(Dealings dealings) {
        return IntStream.concat(IntStream.range(0, HONEST), IntStream.range(FIRST_KEY, FIRST_KEY + KEYS))
                .mapToObj(Village::person)
                .flatMap(person ->
                        List.of(Standing.of(dealings, person, Side.WORKER), Standing.of(dealings, person, Side.CLIENT))
                                .stream())
                .toList();
    }

    @Property(tries = 200)
    void theOrderDoesNotMatter(@ForAll("mixed") List<Dealing> all, @ForAll Random random) {
        List<Dealing> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);

        assertThat(standings(Dealings.of(shuffled))).isEqualTo(standings(Dealings.of(all)));
        assertThat(Closeness.of(Dealings.of(shuffled), person(0), person(1)))
                .isEqualTo(Closeness.of(Dealings.of(all), person(0), person(1)));
    }

    /** The price: so many points take at least so much coin for so long, however it is spread over keys. */
    @Property(tries = 300)
    void pointsCostWhatLiesInTheEscrow(@ForAll("mixed") List<Dealing> all) {
        for (Standing standing : standings(Dealings.of(all))) {
            BigInteger lay = all.stream()
                    .filter(dealing -> side(dealing, standing.side()).equals(standing.person()))
                    .map(Dealing::stay)
                    .reduce(BigInteger.ZERO, BigInteger::add);
            assertThat(BigInteger.valueOf(standing.points()).multiply(Measure.STAY))
                    .isLessThanOrEqualTo(lay.multiply(BigInteger.valueOf(Measure.FULL)));
        }
    }

    /** The price of one person's points, by keys that vouch for nobody else: two and a half times as much. */
    @Property(tries = 300)
    void pointsOfOnePersonTakeMore(@ForAll("mixed") List<Dealing> all) {
        BigInteger lay = all.stream().map(Dealing::stay).reduce(BigInteger.ZERO, BigInteger::add);
        for (Standing standing : standings(Dealings.of(all))) {
            assertThat(BigInteger.valueOf(5 * standing.points()).multiply(Measure.STAY))
                    .isLessThanOrEqualTo(lay.multiply(BigInteger.valueOf(2 * Measure.FULL)));
        }
    }

    private static Address side(Dealing dealing, Side side) {
        return side == Side.WORKER ? dealing.worker() : dealing.client();
    }

    @Property(tries = 200)
    void everyLimitAndEveryTieIsWithinItsRange(@ForAll("mixed") List<Dealing> all) {
        Dealings dealings = Dealings.of(all);
        assertThat(standings(dealings))
                .flatExtracting(Standing::words)
                .allSatisfy(word -> assertThat(List.of(word.substance(), word.age(), word.independence()))
                        .allMatch(limit -> limit >= 0 && limit <= Measure.FULL));
        for (Dealing dealing : all) {
            assertThat(dealings.tie(dealing.client(), dealing.worker()))
                    .isEqualTo(dealings.tie(dealing.worker(), dealing.client()))
                    .isBetween(0, Measure.FULL);
        }
    }

    /** What an attacker's keys pay each other changes nothing about honest people. */
    @Property(tries = 200)
    void ownKeysAmongThemselvesMoveNobodyElse(
            @ForAll("honest") List<Dealing> honest, @ForAll("own") List<Dealing> own) {
        Dealings before = Dealings.of(honest);
        Dealings after = Dealings.of(both(honest, own));
        for (int i = 0; i < HONEST; i++) {
            assertThat(Standing.of(after, person(i), Side.WORKER))
                    .isEqualTo(Standing.of(before, person(i), Side.WORKER));
            assertThat(Standing.of(after, person(i), Side.CLIENT))
                    .isEqualTo(Standing.of(before, person(i), Side.CLIENT));
        }
    }

    /** Sybil-proof: whatever the keys pay each other, no key comes closer to anybody than all keys' ties to others. */
    @Property(tries = 300)
    void falseKeysComeNoCloser(@ForAll("mixed") List<Dealing> mixed, @ForAll("own") List<Dealing> own) {
        Dealings dealings = Dealings.of(both(mixed, own));
        long cut = 0;
        for (int i = 0; i < HONEST; i++) {
            for (int k = FIRST_KEY; k < FIRST_KEY + KEYS; k++) {
                cut += dealings.tie(person(i), person(k));
            }
        }
        for (int i = 0; i < HONEST; i++) {
            for (int k = FIRST_KEY; k < FIRST_KEY + KEYS; k++) {
                assertThat(Closeness.of(dealings, person(i), person(k))).isBetween(0L, cut);
            }
        }
    }

    /** Against the definition: the smallest of all cuts, tried one by one. */
    @Property(tries = 100)
    void theFlowIsTheSmallestCut(@ForAll("few") List<Dealing> all) {
        Dealings dealings = Dealings.of(all);
        assertThat(Closeness.of(dealings, person(0), person(1))).isEqualTo(SmallestCut.of(dealings, 0, 1, FEW));
    }

    @Property(tries = 100)
    void sumsOfAnySizeAreComputed(@ForAll BigInteger size) {
        BigInteger stay = size.abs().shiftLeft(200);
        Dealings dealings = Dealings.of(List.of(
                new Dealing(person(1), person(2), stay, Village.START, Village.START.plus(Measure.SPAN)),
                new Dealing(person(1), person(3), stay, Village.START, Village.START.plus(Measure.SPAN)),
                new Dealing(person(1), person(4), stay, Village.START, Village.START.plus(Measure.SPAN))));

        assertThat(Standing.of(dealings, person(2), Side.WORKER).points()).isEqualTo(stay.signum() * 1_000L);
    }
}
