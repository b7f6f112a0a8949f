package io.stint.protocol.report;

import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;

/**
 * A token on a chain.
 *
 * @param chain EIP-155 id
 */
public record Coin(long chain, Token token) {
    /** The exact decimal, without unit, exponent or zeros behind it. */
    public String decimal(Amount amount) {
        return new Money(amount, token).decimal();
    }
}
