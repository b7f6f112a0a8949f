package io.stint.protocol.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a fake costs: attacks on one worker, number 1, and what each gives. The table of docs/reputation.md is made here. */
class AttackTest {
    private static final int WORKER = 1;
    private static final int SOME = 10;
    private static final Path DOCUMENT = Path.of("..", "docs", "reputation.md");
    private static final BigDecimal FULL = BigDecimal.valueOf(1_000);
    private static final BigDecimal COIN_DAYS = new BigDecimal("0.25");

    /** @param points of all whom the attack is for */
    record Attack(String name, Village village, long points) {
        Attack(String name, Village village) {
            this(name, village, village.points(WORKER));
        }

        /** What must lie in the escrow, in coin days. */
        BigDecimal lies() {
            return BigDecimal.valueOf(village.cost()).multiply(COIN_DAYS).divide(FULL);
        }

        String row() {
            BigDecimal voices = BigDecimal.valueOf(points).divide(FULL, 1, RoundingMode.DOWN);
            String each = points == 0
                    ? "no sum is enough"
                    : lies().multiply(FULL)
                            .divide(BigDecimal.valueOf(points), 3, RoundingMode.HALF_UP)
                            .toPlainString();
            return "| %s | %d | %s | %s | %s |"
                    .formatted(name, village.agreements(), lies().setScale(2, RoundingMode.HALF_UP), voices, each);
        }
    }

    static Stream<Attack> attacks() {
        return Stream.of(
                new Attack("ten fresh keys pay the worker", freshKeys(1_000)),
                new Attack("the same with a hundred times the money", freshKeys(100_000)),
                new Attack("ten keys pay and are paid back", backAndForth()),
                new Attack("ten circles of three", circles(1)),
                new Attack("ten circles of four", circles(2)),
                new Attack("ten keys, and two for them to have paid as well", star(1_000, Measure.SPAN)),
                new Attack("the same, spread over a thousand keys", thin()),
                new Attack("the same in one day, with all the money in the world", star(1_000_000, Duration.ofDays(1))),
                new Attack("ten keys that vouch for each other, two by two", pairs()),
                market());
    }

    private static Village freshKeys(long each) {
        Village village = new Village();
        for (int key = 0; key < SOME; key++) {
            village.pays(100 + key, WORKER, each);
        }
        return village;
    }

    private static Village backAndForth() {
        Village village = new Village();
        for (int key = 0; key < SOME; key++) {
            village.pays(100 + key, WORKER, 1_000)
                    .pays(WORKER, 100 + key, 1_000)
                    .settled(100 + key);
        }
        return village;
    }

    /** @param between keys between whom the worker pays and who pays the worker */
    private static Village circles(int between) {
        Village village = new Village();
        for (int circle = 0; circle < SOME; circle++) {
            int from = WORKER;
            for (int step = 0; step <= between; step++) {
                int to = 100 * (circle + 1) + step;
                village.pays(from, to, 1_000);
                from = to;
            }
            village.pays(from, WORKER, 1_000);
        }
        return village;
    }

    private static Village star(long each, Duration span) {
        Village village = new Village();
        for (int key = 0; key < SOME; key++) {
            village.pays(100 + key, WORKER, each, span)
                    .pays(100 + key, 50, each, span)
                    .pays(100 + key, 51, each, span);
        }
        return village;
    }

    private static Village thin() {
        Village village = new Village();
        for (int key = 0; key < 100 * SOME; key++) {
            village.pays(100 + key, WORKER, SOME).pays(100 + key, 50, SOME).pays(100 + key, 51, SOME);
        }
        return village;
    }

    private static Village pairs() {
        Village village = new Village();
        for (int key = 0; key < SOME; key++) {
            village.pays(100 + key, WORKER, 300);
        }
        for (int key = 0; key < SOME; key += 2) {
            village.pays(100 + key, 101 + key, 900);
        }
        return village;
    }

    /** Everybody pays everybody: each tie vouches for two, and all of them are fakes. */
    private static Attack market() {
        Village village = new Village();
        long points = 0;
        for (int worker = 1; worker <= SOME; worker++) {
            for (int key = 0; key < SOME; key++) {
                village.pays(100 + key, worker, 1_000);
            }
        }
        for (int worker = 1; worker <= SOME; worker++) {
            points += village.points(worker);
        }
        return new Attack("ten keys and ten false workers, each with each", village, points);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void theDocumentSaysWhatItCosts(Attack attack) throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains(attack.row());
    }

    @Test
    void circlesAndFreshKeysGiveNothing() {
        assertThat(List.of(
                        freshKeys(1_000).points(WORKER),
                        freshKeys(100_000).points(WORKER),
                        backAndForth().points(WORKER),
                        circles(1).points(WORKER)))
                .containsOnly(0L);
    }

    @Test
    void moreKeysAndMoreHasteGiveNoMore() {
        assertThat(thin().points(WORKER)).isEqualTo(star(1_000, Measure.SPAN).points(WORKER));
        assertThat(star(1_000_000, Duration.ofDays(1)).points(WORKER)).isEqualTo(SOME * (1_000L / 30));
    }

    @Test
    void noneOfThemComesCloserToAnybody() {
        int honest = 9_000;
        assertThat(attacks().map(attack -> attack.village().settled(honest).closeness(honest, WORKER)))
                .containsOnly(0L);
    }

    /** The way to be close to somebody: to be paid, for that long, by people whom they dealt with. */
    @Test
    void aVoiceIsBoughtOfPeopleWhoHaveOne() {
        Village village = star(1_000, Measure.SPAN).pays(9_000, 9_001, 1_000).pays(9_002, 9_001, 1_000);
        village.pays(9_002, WORKER, 250);

        assertThat(village.closeness(9_000, WORKER)).isEqualTo(250);
    }
}
