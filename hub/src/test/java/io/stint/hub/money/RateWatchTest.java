package io.stint.hub.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.rpc.Node;
import io.stint.hub.TestDatabase;
import io.stint.hub.Ticking;
import io.stint.hub.store.Database;
import io.stint.protocol.hours.RateBounds;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a hub knows of rates, over time and over a start, in a real database. */
class RateWatchTest {
    private static final Node NOWHERE = Node.at(URI.create("http://127.0.0.1:1"));
    private final Ticking clock = new Ticking();
    private final Teller teller = new Teller();
    private Database database;

    /** A source that says what a test wants. */
    private static final class Teller implements RateSource {
        private Optional<String> price = Optional.of("57000");

        @Override
        public String currency() {
            return "EUR";
        }

        @Override
        public String coin() {
            return "";
        }

        @Override
        public RateAnswer ask(Asking asking) {
            String says = price.orElseThrow(() -> new NoRate("the teller sleeps"));
            return new RateAnswer(
                    new DisplayRate("EUR", new BigDecimal(says), "teller", asking.now()),
                    Optional.of(Bytes.of(says.getBytes(StandardCharsets.UTF_8))));
        }
    }

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private RateWatch watch(RateSource... sources) {
        return new RateWatch(List.of(sources), RateBounds.USUAL, database, NOWHERE, clock);
    }

    private void later(RateWatch watch, int minutes) {
        clock.pass(Duration.ofMinutes(minutes));
        watch.look();
    }

    @Test
    void theLastGoodRateStaysShownWhileItCannotBeSigned() {
        RateWatch watch = watch(teller);
        assertThat(watch.shown()).isEmpty();
        watch.look();
        assertThat(watch.told().getFirst().usable()).isTrue();

        teller.price = Optional.empty();
        later(watch, 1);
        assertThat(watch.shown())
                .singleElement()
                .satisfies(rate -> assertThat(rate.perCoin()).isEqualByComparingTo("57000"));
        assertThat(watch.told().getFirst().usable()).isFalse();
        assertThat(watch.told().getFirst().trouble()).contains("the teller sleeps");
    }

    @Test
    void aStartKnowsWhatWasGoodBeforeAndBelievesNoJumpFromIt() {
        watch(teller).look();
        teller.price = Optional.of("80000");
        RateWatch next = watch(teller);
        assertThat(next.shown())
                .singleElement()
                .satisfies(rate -> assertThat(rate.perCoin()).isEqualByComparingTo("57000"));
        later(next, 1);
        assertThat(next.told().getFirst().usable()).isFalse();
        later(next, 10);
        later(next, 6);
        assertThat(next.told().getFirst().usable()).isTrue();
        assertThat(next.shown().getFirst().perCoin()).isEqualByComparingTo("80000");
    }

    @Test
    void whatIsFixedIsThereAtOnce() {
        RateWatch watch = watch(new DisplayRate("EUR", new BigDecimal("57000"), "the operator", Instant.EPOCH));
        assertThat(watch.told().getFirst().usable()).isTrue();
        assertThat(watch.shown().getFirst().at()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void whatWasKnownThenIsKeptWithTheAnswer() {
        RateWatch watch = watch(teller);
        watch.look();
        Instant then = clock.instant();
        teller.price = Optional.of("58000");
        later(watch, 5);
        teller.price = Optional.of("5");
        later(watch, 5);

        assertThat(watch.seen().at(then.plusSeconds(60))).singleElement().satisfies(seen -> {
            assertThat(seen.rate().perCoin()).hasToString("57000");
            assertThat(seen.answer()).contains(Hash32.sha256("57000".getBytes(StandardCharsets.UTF_8)));
            assertThat(watch.seen()
                            .answer(seen.answer().orElseThrow())
                            .orElseThrow()
                            .toArray())
                    .isEqualTo("57000".getBytes(StandardCharsets.UTF_8));
        });
        assertThat(watch.seen().at(clock.instant()).getFirst().rate().perCoin())
                .as("what could not be signed is not kept")
                .hasToString("58000");
        assertThat(watch.seen().at(then.minusSeconds(1))).isEmpty();
    }

    @Test
    void whatMoneyWasWorthWhenItMovedStaysKnown() {
        RateWatch watch = watch(teller);
        for (int i = 0; i < 6; i++) {
            teller.price = Optional.of(String.valueOf(57_000 + i));
            later(watch, 5);
            if (i == 1) {
                moneyMoves(clock.instant().plusSeconds(120).truncatedTo(ChronoUnit.SECONDS));
            }
        }
        Instant moved =
                clock.instant().minus(Duration.ofMinutes(20)).plusSeconds(120).truncatedTo(ChronoUnit.SECONDS);
        watch.seen().sweep(clock.instant().plus(Duration.ofDays(100)));
        assertThat(rows()).as("one of the day, and the one of the payment").isEqualTo(2);

        Map<Instant, DisplayRate> then = database.with(h -> RatesThen.of(
                h,
                "",
                "EUR",
                List.of(moved, moved.minus(Duration.ofHours(1)), clock.instant().plusSeconds(3_601))));
        assertThat(then)
                .hasSize(1)
                .hasEntrySatisfying(moved, rate -> assertThat(rate.perCoin()).hasToString("57001"));
        assertThat(database.<Map<Instant, DisplayRate>>with(h -> RatesThen.of(h, "", "USD", List.of(moved))))
                .isEmpty();
        assertThat(database.<Map<Instant, DisplayRate>>with(h -> RatesThen.of(h, "tUSD", "EUR", List.of(moved))))
                .isEmpty();
    }

    private void moneyMoves(Instant at) {
        database.transact(h -> {
            h.execute("insert into layer (id) values (0)");
            h.createUpdate("""
                            insert into chain_event (layer, block, transaction_index, log_index, block_hash, transaction,
                                agreement, name, topics, data, at)
                            values (0, 1, 0, 0, :hash, :hash, :hash, 'Paid', :hash, :hash, :at)""")
                    .bind("hash", Hash32.keccak("paid"))
                    .bind("at", at)
                    .execute();
        });
    }

    @Test
    void whatIsLongAgoIsThinned() {
        RateWatch watch = watch(teller);
        for (int i = 0; i < 6; i++) {
            teller.price = Optional.of(String.valueOf(57_000 + i));
            later(watch, 20);
        }
        int all = rows();
        watch.seen().sweep(clock.instant());
        assertThat(rows()).as("nothing is thinned yet").isEqualTo(all);
        watch.seen().sweep(clock.instant().plus(Duration.ofDays(4)));
        assertThat(rows()).as("one of each hour").isEqualTo(3);
        watch.seen().sweep(clock.instant().plus(Duration.ofDays(100)));
        assertThat(rows()).as("one of the day").isEqualTo(1);
        assertThat(watch.seen().at(clock.instant()).getFirst().rate().perCoin()).hasToString("57005");
        assertThat(count("rate_answer")).isEqualTo(1);
    }

    private int rows() {
        return count("rate_seen");
    }

    private int count(String table) {
        return database.with(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }
}
