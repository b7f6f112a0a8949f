package io.stint.hub.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Rules and prices of gas in the database. */
class DrawTablesTest {
    private static final Database DATABASE = TestDatabase.fresh();
    private static final Address WORKER = Address.parse("0x" + "a1".repeat(20));
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final long CHAIN = 30;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void eachRuleIsReadAsItWasChosenAndTheLastOneCounts() {
        List<DrawRule> rules = List.of(
                new DrawRule.AtOnce(),
                new DrawRule.Weekly(DayOfWeek.SUNDAY, 23, ZoneId.of("Europe/Madrid")),
                new DrawRule.Above(Map.of(Address.ZERO, Amount.ofWei(5), WORKER, Amount.MAX), 90),
                new DrawRule.Above(Map.of(Address.ZERO, Amount.ofWei(6)), 1),
                new DrawRule.Cheap(Optional.of(Amount.ofWei(7)), 3),
                new DrawRule.Cheap(Optional.empty(), 3),
                new DrawRule.ByHand());
        for (DrawRule rule : rules) {
            DATABASE.transact(h -> DrawRules.choose(h, WORKER, CHAIN, rule, NOW));
            assertThat(rule(CHAIN)).isEqualTo(rule);
            assertThat(rule(CHAIN + 9)).isEqualTo(new DrawRule.ByHand());
        }
    }

    @Test
    void aRuleIsLookedAtWhenItsTimeHasCome() {
        DATABASE.transact(h -> DrawRules.choose(h, WORKER, 31, new DrawRule.AtOnce(), NOW));
        Chosen first =
                DATABASE.inTransaction(h -> DrawRules.due(h, 31, NOW, 10)).getFirst();
        DATABASE.transact(h -> {
            DrawRules.drawn(h, WORKER, 31, NOW);
            DrawRules.lookAgain(h, 31, Map.of(WORKER, NOW.plusSeconds(30)));
        });

        assertThat(first).isEqualTo(new Chosen(WORKER, new DrawRule.AtOnce(), NOW, Optional.empty()));
        assertThat(due(NOW.plusSeconds(29))).isEmpty();
        assertThat(due(NOW.plusSeconds(30)))
                .containsExactly(new Chosen(WORKER, new DrawRule.AtOnce(), NOW, Optional.of(NOW)));
    }

    @Test
    void whatIsCheapIsKnownAfterADayAndIsTheCheapestQuarterOfAWeek() {
        Instant begin = NOW.minus(Duration.ofDays(30));
        for (int hour = 0; hour < 24 * 9; hour++) {
            Instant at = begin.plus(Duration.ofHours(hour));
            // Two dear days at first; then of each four hours one costs 1 to 3, the others 100.
            long price = hour < 48 ? 1_000 : hour % 4 == 0 ? 1 + hour % 3 : 100;
            DATABASE.transact(h -> GasSeen.note(h, CHAIN, BigInteger.valueOf(price), at));
            if (hour == 23) {
                assertThat(cheap(at)).isEmpty();
            } else if (hour == 24) {
                assertThat(cheap(at)).hasValue(BigInteger.valueOf(1_000));
            }
        }
        Instant end = begin.plus(Duration.ofHours(24 * 9 - 1));

        assertThat(cheap(end)).hasValue(BigInteger.valueOf(3));
        for (Duration later : List.of(GasSeen.EVERY.minusSeconds(1), GasSeen.EVERY)) {
            DATABASE.transact(h -> GasSeen.note(h, CHAIN, BigInteger.ZERO, end.plus(later)));
        }
        assertThat(count()).isEqualTo(24 * 7 + 1);
    }

    private static Optional<BigInteger> cheap(Instant at) {
        return DATABASE.with(h -> GasSeen.cheap(h, CHAIN, at));
    }

    private static DrawRule rule(long chain) {
        return DATABASE.with(h -> DrawRules.of(h, WORKER, chain));
    }

    private static List<Chosen> due(Instant now) {
        return DATABASE.inTransaction(h -> DrawRules.due(h, 31, now, 10));
    }

    private static int count() {
        return DATABASE.with(h -> h.createQuery("select count(*) from gas_seen where chain_id = :chain")
                .bind("chain", CHAIN)
                .mapTo(Integer.class)
                .one());
    }
}
