package io.stint.hub.room;

import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars of a chart, to scale: the largest has the whole length, none that has money is shorter than one.
 *
 * @param length of the largest bar
 */
public record Chart(int length, List<Bar> bars) {
    /**
     * One bar.
     *
     * @param label what it stands for
     * @param size from 0 to the chart's length
     */
    public record Bar(String label, Amount amount, int size) {}

    /** Of labels and amounts in the same order. */
    public static Chart of(int length, List<String> labels, List<Amount> amounts) {
        Amount most = amounts.stream().reduce(Amount.ZERO, Amount::max);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            bars.add(new Bar(labels.get(i), amounts.get(i), size(amounts.get(i), most, length)));
        }
        return new Chart(length, bars);
    }

    public Chart {
        bars = List.copyOf(bars);
    }

    private static int size(Amount amount, Amount most, int length) {
        if (amount.isZero()) {
            return 0;
        }
        int scaled = amount.wei()
                .multiply(BigInteger.valueOf(length))
                .divide(most.wei())
                .intValueExact();
        return Math.max(1, scaled);
    }

    public boolean isEmpty() {
        return bars.stream().allMatch(bar -> bar.amount().isZero());
    }
}
