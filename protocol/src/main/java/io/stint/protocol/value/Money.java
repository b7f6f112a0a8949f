package io.stint.protocol.value;

import io.stint.protocol.BadInput;
import java.math.BigDecimal;
import java.util.Collection;

/**
 * An amount together with the token that it is an amount of.
 *
 * @param amount in the token's smallest unit
 */
public record Money(Amount amount, Token token) {

    /**
     * Reads a number and a unit, with or without a space: {@code 0.01rbtc}, {@code 50000 sat}, {@code 120usdrif}. The
     * unit is a token's symbol or, where the native coin is among the tokens, {@code sat}, {@code gwei} or {@code wei},
     * in any case.
     *
     * @param tokens what may be paid with
     * @throws BadInput when there is no number or no unit, the unit is unknown or stands for two tokens, the number is
     *     negative, has more decimals than the token, or is above 2^96-1 of its smallest unit
     */
    public static Money parse(String text, Collection<Token> tokens) {
        return MoneyParser.parse(text, tokens);
    }

    /** The exact decimal without unit, exponent or trailing zeros: {@code 0.01}. */
    public String decimal() {
        return new BigDecimal(amount.wei(), token.decimals())
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The decimal and the symbol: {@code 0.01 rBTC}. */
    @Override
    public String toString() {
        return decimal() + " " + token.symbol();
    }
}
