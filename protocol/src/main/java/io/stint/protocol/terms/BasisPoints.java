package io.stint.protocol.terms;

import io.stint.protocol.BadInput;

/**
 * A share in hundredths of a percent.
 *
 * @param value 0 to 65 535, as the field on chain; 10 000 is the whole
 */
public record BasisPoints(int value) {
    public static final int WHOLE = 10_000;
    public static final BasisPoints ZERO = new BasisPoints(0);

    public BasisPoints {
        if (value < 0 || value > 0xFFFF) {
            throw new BadInput("a share must be from 0 to 65535 hundredths of a percent, not " + value);
        }
    }

    /** In percent, exact, as {@code 2.5 %}. */
    @Override
    public String toString() {
        String percent =
                java.math.BigDecimal.valueOf(value, 2).stripTrailingZeros().toPlainString();
        return percent + " %";
    }
}
