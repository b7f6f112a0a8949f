package io.stint.protocol.report;

import io.stint.protocol.value.Amount;
import java.math.BigDecimal;

/**
 * Lines of one kind and coin, added up: amounts to the last unit, values as they stand on the lines.
 *
 * @param unvalued how many lines have no rate, so that they are in no value
 */
public record Sum(
        Coin coin,
        Kind kind,
        int lines,
        Amount amount,
        Amount fee,
        Amount tip,
        BigDecimal value,
        BigDecimal feeValue,
        BigDecimal tipValue,
        int unvalued) {

    static Sum of(Coin coin, Kind kind) {
        return new Sum(
                coin,
                kind,
                0,
                Amount.ZERO,
                Amount.ZERO,
                Amount.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0);
    }

    Sum plus(Valued more) {
        Line line = more.line();
        return new Sum(
                coin,
                kind,
                lines + 1,
                amount.plus(line.amount()),
                fee.plus(line.fee()),
                tip.plus(line.tip()),
                value.add(more.value().orElse(BigDecimal.ZERO)),
                feeValue.add(more.feeValue().orElse(BigDecimal.ZERO)),
                tipValue.add(more.tipValue().orElse(BigDecimal.ZERO)),
                unvalued + (more.rate().isPresent() ? 0 : 1));
    }

    /** Whether at least one line has a value. */
    public boolean valued() {
        return unvalued < lines;
    }
}
