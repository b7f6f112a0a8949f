package io.stint.protocol.payroll;

import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sums of money, each token on its own.
 *
 * @param sums in the order in which the tokens came first
 */
public record Totals(List<Money> sums) {
    public Totals {
        sums = List.copyOf(sums);
    }

    /** @throws io.stint.protocol.BadInput when a sum is above 2^256-1 */
    public static Totals of(Collection<Money> parts) {
        Map<Token, Amount> sums = new LinkedHashMap<>();
        parts.forEach(part -> sums.merge(part.token(), part.amount(), Amount::plus));
        return new Totals(sums.entrySet().stream()
                .map(sum -> new Money(sum.getValue(), sum.getKey()))
                .toList());
    }

    /** {@code 0.3 rBTC and 120 USDRIF}. */
    @Override
    public String toString() {
        return sums.stream().map(Money::toString).collect(Collectors.joining(" and "));
    }
}
