package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.JsonFields;
import java.math.BigDecimal;
import tools.jackson.databind.node.ObjectNode;

/**
 * An exact sum of some currency, above zero.
 *
 * @param amount with at most 18 digits before the point and 18 after it
 */
public record Price(BigDecimal amount, Currency currency) {
    private static final int DIGITS = 18;

    /**
     * Checks the amount.
     *
     * @throws BadInput when it is not above zero or has too many digits
     */
    public Price {
        boolean tooLong = amount.scale() > DIGITS || amount.precision() - amount.scale() > DIGITS;
        if (amount.signum() <= 0 || amount.scale() < 0 || tooLong) {
            throw new BadInput("a price must be above zero with at most 18 digits before and after the point, not "
                    + amount.toPlainString());
        }
    }

    /** Reads {@code amount} and {@code currency} of an object. */
    static Price read(JsonFields in) {
        BigDecimal amount = in.decimal("amount");
        if (amount.signum() == 0) {
            throw in.bad("amount", "must be above zero");
        }
        return new Price(amount, in.parsed("currency", Currency::new));
    }

    ObjectNode put(ObjectNode node) {
        return node.put("amount", amount.toPlainString()).put("currency", currency.code());
    }

    /** {@code 12.50 EUR}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
