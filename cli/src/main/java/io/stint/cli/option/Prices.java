package io.stint.cli.option;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Price;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prices in any currency, as a person types them. */
public final class Prices {
    private static final Pattern SHAPE =
            Pattern.compile("(?<number>[0-9]{1,18}(\\.[0-9]{1,18})?)\\s*(?<currency>[A-Za-z]+)");

    private Prices() {}

    /** Reads {@code 57000EUR} or {@code 0.0006 rbtc}. */
    public static Price parse(String text) {
        Matcher shape = SHAPE.matcher(text.strip());
        if (!shape.matches()) {
            throw new BadInput("'" + text + "' is not a price; write it like 57000EUR or 12.50EUR");
        }
        BigDecimal number = new BigDecimal(shape.group("number"));
        BigDecimal plain = number.signum() == 0 ? number : number.stripTrailingZeros();
        return new Price(plain.scale() < 0 ? plain.setScale(0) : plain, new Currency(shape.group("currency")));
    }
}
