package io.stint.hub.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.agreement.Story;
import io.stint.hub.money.CoinText;
import io.stint.hub.money.DisplayRate;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoinTextTest {
    private static final Token COIN = Token.nativeCoin("rBTC");
    private static final DisplayRate EUR = new DisplayRate("EUR", new BigDecimal("57000"), "test", Instant.EPOCH);

    /** Never more than there is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 4180000000000000    | 0.00418 rBTC    | €238.26
            es | 4180000000000000    | 0,00418 rBTC    | 238,26 €
            en | 1999999999          | 0 rBTC          | <€0.01
            en | 19999999999         | 0.00000001 rBTC | <€0.01
            en | 1234567890000000000 | 1.23456789 rBTC | €70,370.36""")
    void amountsAreCutAndNotRounded(String language, BigInteger wei, String coin, String display) {
        CoinText money = CoinText.of(COIN, Optional.of(EUR), Locale.of(language));
        Amount amount = Amount.ofWei(wei);

        assertThat(money.coin(amount).replace('\u00a0', ' ')).isEqualTo(coin);
        assertThat(money.display(amount).orElseThrow().replace('\u00a0', ' ')).isEqualTo(display);
    }

    @Test
    void withoutARateTheCoinComesFirst() {
        CoinText money = CoinText.of(COIN, Optional.empty(), Locale.ENGLISH);

        assertThat(money.first(Amount.ofSat(5))).isEqualTo("0.00000005\u00a0rBTC");
        assertThat(money.second(Amount.ofSat(5))).isEmpty();
    }

    @Test
    void aRateOfTheCoinIsNoRateOfAToken() {
        Token token = new Token(Story.ARBITER.address(), "USDRIF", 18);

        assertThat(CoinText.of(token, Optional.of(EUR), Locale.ENGLISH).rate()).isEmpty();
    }

    @Test
    void everyDigitIsThereWhereItIsAskedFor() {
        CoinText money = CoinText.of(COIN, Optional.of(EUR), Locale.of("es"));

        assertThat(money.exact(Amount.ofWei(1))).isEqualTo("0.000000000000000001 rBTC");
        assertThat(money.whole(Amount.ofWei(1))).isEqualTo("0,000000000000000001\u00a0rBTC");
        assertThat(money.plain(Amount.ofWei(1))).isEqualTo("0.000000000000000001");
    }
}
