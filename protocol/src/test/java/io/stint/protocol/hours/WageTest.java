package io.stint.protocol.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.Conversion;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class WageTest {
    private static final Token COIN = new Token(Address.ZERO, "rBTC", 18);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static Hourly at(BigDecimal rate, String currency) {
        return SomeHours.rule(rate.toPlainString(), currency, Optional.empty(), Rounding.NONE);
    }

    private static Conversion worth(BigDecimal price, String currency) {
        return new Conversion(new Price(price, new Currency(currency)), "a file", NOW);
    }

    @Property
    void theSumOfThePartsIsTheWhole(
            @ForAll @BigRange(min = "0.01", max = "100000") @Scale(2) BigDecimal rate,
            @ForAll @BigRange(min = "0.00000001", max = "1000000") @Scale(8) BigDecimal price,
            @ForAll @Size(max = 50) List<@LongRange(min = 0, max = 1440) Long> minutes) {
        Wage wage = Wage.of(at(rate, "EUR"), COIN, Optional.of(worth(price, "EUR")));

        List<Amount> parts = wage.parts(minutes);

        long all = minutes.stream().mapToLong(m -> m).sum();
        assertThat(parts.stream().reduce(Amount.ZERO, Amount::plus)).isEqualTo(wage.of(all));
        for (int i = 0; i < parts.size(); i++) {
            // Each on its own is rounded down, too: a part differs from that by at most one unit.
            BigInteger alone = wage.of(minutes.get(i)).wei();
            assertThat(parts.get(i).wei().subtract(alone)).isIn(BigInteger.ZERO, BigInteger.ONE);
        }
    }

    @Property
    void itIsTheExactFractionRoundedDown(
            @ForAll @BigRange(min = "0.000001", max = "100000") @Scale(6) BigDecimal rate,
            @ForAll @BigRange(min = "0.00000001", max = "1000000") @Scale(8) BigDecimal price,
            @ForAll @IntRange(max = 18) int decimals,
            @ForAll @LongRange(min = 0, max = 44_640) long minutes) {
        Token token = new Token(Address.parse("0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"), "rUSDT", decimals);

        Amount worth = Wage.of(at(rate, "EUR"), token, Optional.of(worth(price, "EUR")))
                .of(minutes);

        BigDecimal exact = rate.multiply(BigDecimal.valueOf(minutes))
                .movePointRight(decimals)
                .divide(price.multiply(BigDecimal.valueOf(60)), 60, RoundingMode.DOWN);
        assertThat(worth.wei()).isEqualTo(exact.toBigInteger());
    }

    @Example
    void aRateInTheCoinItselfIsNotConverted() {
        Hourly rule = at(new BigDecimal("0.001"), "RBTC");

        assertThat(Wage.of(rule, COIN, Optional.empty()).of(90)).isEqualTo(Amount.ofWei(1_500_000_000_000_000L));
        assertThatThrownBy(() -> Wage.of(rule, COIN, Optional.of(worth(BigDecimal.ONE, "EUR"))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("leave the price out");
    }

    @Example
    void anotherCurrencyNeedsItsOwnRate() {
        Hourly rule = at(new BigDecimal("30"), "EUR");

        assertThatThrownBy(() -> Wage.of(rule, COIN, Optional.empty()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("EUR");
        assertThatThrownBy(() -> Wage.of(rule, COIN, Optional.of(worth(BigDecimal.TEN, "USD"))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("give it in EUR");
        // 45 minutes of 30 EUR an hour, a coin at 90,000 EUR.
        assertThat(Wage.of(rule, COIN, Optional.of(worth(new BigDecimal("90000"), "EUR")))
                        .of(45))
                .isEqualTo(Amount.ofWei(250_000_000_000_000L));
    }

    @Example
    void aRateMustBeFreshAndNearTheLast() {
        Conversion before = worth(new BigDecimal("100"), "EUR");
        Conversion higher = worth(new BigDecimal("120"), "EUR");
        RateBounds bounds = RateBounds.USUAL;

        bounds.require(higher, Optional.of(before), NOW.plusSeconds(3600));
        bounds.require(worth(new BigDecimal("80"), "EUR"), Optional.of(before), NOW.minusSeconds(120));
        assertThatThrownBy(() -> bounds.require(worth(new BigDecimal("120.01"), "EUR"), Optional.of(before), NOW))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("more than 20 % apart");
        assertThatThrownBy(() -> bounds.require(worth(new BigDecimal("79.99"), "EUR"), Optional.of(before), NOW))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> bounds.require(higher, Optional.empty(), NOW.plusSeconds(3601)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("older than");
        assertThatThrownBy(() -> bounds.require(higher, Optional.empty(), NOW.minusSeconds(121)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("clock");
        assertThatThrownBy(() -> bounds.require(higher, Optional.of(worth(BigDecimal.TEN, "USD")), NOW))
                .isInstanceOf(BadInput.class);
    }
}
