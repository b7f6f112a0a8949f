package io.stint.chain.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.TestChain;
import io.stint.chain.local.LocalChain;
import io.stint.protocol.value.Address;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real contract on a real chain, with all that a feed can say. */
class PriceFeedTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long PRICE = 5_712_345_000_000L;
    private static LocalChain chain;
    private static Aggregator aggregator;

    @BeforeAll
    static void start(@TempDir Path folder) {
        chain = TestChain.start();
        aggregator = Aggregator.deploy(chain, folder.resolve("feed"));
    }

    @AfterAll
    static void stop() {
        aggregator.close();
        chain.close();
    }

    @BeforeEach
    void usual() {
        aggregator.is(8, "BTC / EUR").says(7, PRICE, NOW.minusSeconds(600), 7);
    }

    @Test
    void theNewestRoundIsReadExactly() {
        assertThat(read())
                .isEqualTo(new PriceFeed.Answer(new BigDecimal("57123.45"), "BTC / EUR", NOW.minusSeconds(600)));
        aggregator.is(0, "whole").says(8, 57_000, NOW, 8);
        assertThat(read().price()).isEqualTo(new BigDecimal("57000"));
        aggregator.is(18, "fine").says(9, 1, NOW, 9);
        assertThat(read().price()).isEqualTo(new BigDecimal("0.000000000000000001"));
    }

    @Test
    void whatIsNotAboveZeroIsRefused() {
        refused(() -> aggregator.says(8, 0, NOW, 8), "not above zero");
        refused(() -> aggregator.says(8, -1, NOW, 8), "not above zero");
        refused(() -> aggregator.says(8, Long.MIN_VALUE, NOW, 8), "not above zero");
    }

    @Test
    void anIncompleteRoundIsRefused() {
        refused(() -> aggregator.says(8, PRICE, Instant.EPOCH, 8), "not complete");
        refused(() -> aggregator.says(8, PRICE, NOW, 7), "not complete");
    }

    @Test
    void whatIsStaleOrToComeIsRefused() {
        aggregator.says(8, PRICE, NOW.minus(HOUR), 8);
        assertThat(read().updatedAt()).isEqualTo(NOW.minus(HOUR));
        refused(() -> aggregator.says(8, PRICE, NOW.minus(HOUR).minusSeconds(1), 8), "longer ago than PT1H");
        refused(() -> aggregator.says(8, PRICE, NOW.plusSeconds(121), 8), "to come");
        refused(() -> aggregator.says(8, PRICE, Instant.ofEpochSecond(1L << 50), 8), "to come");
    }

    @Test
    void whatCannotBeSignedOrShownIsRefused() {
        refused(() -> aggregator.is(19, "BTC / EUR"), "19 decimals");
        refused(() -> aggregator.is(8, ""), "no description");
        refused(() -> aggregator.is(8, "a\nb"), "no description");
        refused(() -> aggregator.is(8, "x".repeat(61)), "no description");
    }

    @Test
    void whatIsNoFeedIsSaidSo() {
        Address nobody = Address.parse("0x00000000000000000000000000000000000000aa");
        assertThatThrownBy(() -> new PriceFeed(chain.node(), nobody).read(NOW, HOUR))
                .isInstanceOf(BadFeed.class)
                .hasMessageContaining("is no price feed on this chain");
        // The word 8 for every question: decimals, but neither a description nor a round.
        chain.node().rpc().once("anvil_setCode", nobody.toString(), "0x600860005260206000f3");
        assertThatThrownBy(() -> new PriceFeed(chain.node(), nobody).read(NOW, HOUR))
                .isInstanceOf(BadFeed.class);
    }

    private static PriceFeed.Answer read() {
        return new PriceFeed(chain.node(), aggregator.address()).read(NOW, HOUR);
    }

    private static void refused(Runnable says, String why) {
        says.run();
        assertThatThrownBy(PriceFeedTest::read).isInstanceOf(BadFeed.class).hasMessageContaining(why);
    }
}
