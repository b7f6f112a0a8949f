package io.stint.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Token RBTC = Token.nativeCoin("rBTC");
    private static final Token USDRIF =
            new Token(Address.parse("0x3a15461d8ae0f0fb5fa2629e9da7d66a794a6e37"), "USDRIF", 18);
    private static final Token USDT =
            new Token(Address.parse("0xef213441a85df4d7acbdae0cf78004e1e486bb96"), "rUSDT", 6);
    private static final List<Token> TOKENS = List.of(RBTC, USDRIF, USDT);

    @ParameterizedTest
    @CsvSource({
        "0.01rbtc, 10000000000000000, 0.01 rBTC",
        "0.01 RBTC, 10000000000000000, 0.01 rBTC",
        "50000sat, 500000000000000, 0.0005 rBTC",
        "0.5 sat, 5000000000, 0.000000005 rBTC",
        "3 gwei, 3000000000, 0.000000003 rBTC",
        "1wei, 1, 0.000000000000000001 rBTC",
        "120usdrif, 120000000000000000000, 120 USDRIF",
        "1.50 rUSDT, 1500000, 1.5 rUSDT",
        "0rbtc, 0, 0 rBTC",
        "007.10 rbtc, 7100000000000000000, 7.1 rBTC"
    })
    void isReadInAnyUnitAndPrintedExactly(String text, BigInteger smallest, String printed) {
        Money money = Money.parse(text, TOKENS);
        assertThat(money.amount().wei()).isEqualTo(smallest);
        assertThat(money).hasToString(printed);
    }

    @Provide
    Arbitrary<Money> money() {
        Arbitrary<Amount> amounts = Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, Amount.MAX.wei())
                .map(Amount::ofWei);
        return amounts.flatMap(amount -> Arbitraries.of(TOKENS).map(token -> new Money(amount, token)));
    }

    @Property
    void whatIsPrintedReadsBack(@ForAll("money") Money money) {
        assertThat(Money.parse(money.toString(), TOKENS)).isEqualTo(money);
        assertThat(money.toString()).doesNotContain("E");
    }

    @Test
    void anUnknownUnitIsRefusedAndTheKnownOnesNamed() {
        assertThatThrownBy(() -> Money.parse("1btc", TOKENS))
                .isInstanceOf(BadInput.class)
                .hasMessage("unknown unit 'btc': use one of rBTC, USDRIF, rUSDT, sat, gwei, wei");
        assertThatThrownBy(() -> Money.parse("1sat", List.of(USDT))).hasMessage("unknown unit 'sat': use one of rUSDT");
    }

    @Test
    void aNumberWithoutUnitIsRefused() {
        assertThatThrownBy(() -> Money.parse("0.01", TOKENS)).hasMessageContaining("add a unit, e.g. 0.01rBTC");
    }

    @Test
    void moreDecimalsThanTheTokenHasAreRefused() {
        assertThatThrownBy(() -> Money.parse("0.0000001 rusdt", TOKENS)).hasMessageContaining("too many decimals");
        assertThatThrownBy(() -> Money.parse("0.1wei", TOKENS)).hasMessageContaining("too many decimals");
    }

    @Test
    void aNegativeOrTooLargeSumIsRefused() {
        assertThatThrownBy(() -> Money.parse("-1rbtc", TOKENS)).hasMessageContaining("cannot be negative");
        assertThatThrownBy(() -> Money.parse("79228162515 rbtc", TOKENS)).hasMessageContaining("at most 2^96-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rbtc", ".5rbtc", "1.rbtc", "1,5rbtc", "1 000 sat", "+1sat", "1e3", "٣sat", "0x1sat"})
    void whatCouldMeanTwoThingsIsRefused(String text) {
        assertThatThrownBy(() -> Money.parse(text, TOKENS)).isInstanceOf(BadInput.class);
    }

    @Test
    void aSymbolOfTwoTokensIsRefused() {
        Token fake = new Token(USDT.address(), "RBTC", 18);
        assertThatThrownBy(() -> Money.parse("1rbtc", List.of(RBTC, fake)))
                .hasMessageContaining("more than one token")
                .hasMessageContaining(USDT.address().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sat", "WEI", "US D", "a\u202Eb", "x\n"})
    void aSymbolThatMisleadsIsRefused(String symbol) {
        assertThatThrownBy(() -> new Token(USDT.address(), symbol, 6)).isInstanceOf(BadInput.class);
    }
}
