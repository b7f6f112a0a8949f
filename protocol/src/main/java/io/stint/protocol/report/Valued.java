package io.stint.protocol.report;

import io.stint.protocol.value.Amount;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A line with what it was worth.
 *
 * @param rate the last that was known when the money moved; empty: none was
 */
public record Valued(Line line, Coin coin, Optional<Rate> rate) {
    /** Of what reached whoever it was for. */
    public Optional<BigDecimal> value() {
        return value(line.amount());
    }

    public Optional<BigDecimal> feeValue() {
        return value(line.fee());
    }

    public Optional<BigDecimal> tipValue() {
        return value(line.tip());
    }

    private Optional<BigDecimal> value(Amount amount) {
        return rate.map(known -> known.value(amount, coin.token().decimals()));
    }
}
