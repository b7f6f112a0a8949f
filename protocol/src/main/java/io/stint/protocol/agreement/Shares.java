package io.stint.protocol.agreement;

import io.stint.protocol.agreement.MoneyBar.Part;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/** Divides the cells of a bar by the method of the largest remainder; a part above zero gets at least one cell. */
final class Shares {
    private Shares() {}

    static Map<Part, Integer> of(Map<Part, Amount> parts, Amount total, int width) {
        Map<Part, Integer> cells = new EnumMap<>(Part.class);
        Map<Part, BigInteger> remainders = new EnumMap<>(Part.class);
        parts.forEach((part, amount) -> {
            BigInteger[] share =
                    amount.wei().multiply(BigInteger.valueOf(width)).divideAndRemainder(total.wei());
            cells.put(part, share[0].intValueExact());
            remainders.put(part, share[1]);
        });
        int given = cells.values().stream().mapToInt(Integer::intValue).sum();
        remainders.entrySet().stream()
                .sorted(Map.Entry.<Part, BigInteger>comparingByValue().reversed())
                .limit(width - given)
                .forEach(entry -> cells.merge(entry.getKey(), 1, Integer::sum));
        parts.forEach((part, amount) -> {
            if (!amount.isZero() && cells.getOrDefault(part, 0) == 0) {
                takeFromLargest(cells);
                cells.put(part, 1);
            }
        });
        return cells;
    }

    private static void takeFromLargest(Map<Part, Integer> cells) {
        cells.entrySet().stream()
                .max(Comparator.comparing(Map.Entry::getValue))
                .ifPresent(largest -> largest.setValue(largest.getValue() - 1));
    }
}
