package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.JsonFields;
import java.math.BigDecimal;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a rate's currency was worth, as both sides saw it.
 *
 * @param price of one whole coin or token, in a currency
 * @param source who said so, by its name
 * @param at when it was so, in whole seconds
 */
public record Conversion(Price price, String source, Instant at) {
    /** The year 9999 ends before. */
    private static final long LAST = 253_402_300_799L;

    static Conversion read(JsonFields in) {
        return new Conversion(
                in.object("price", Price::read),
                in.line("source", Limits.TITLE),
                Instant.ofEpochSecond(in.number("at", 0, LAST)));
    }

    ObjectNode node() {
        ObjectNode node = BodyJson.object().put("source", source).put("at", at.getEpochSecond());
        node.set("price", price.put(BodyJson.object()));
        return node;
    }

    /** @throws BadInput when it is the price in another currency */
    public BigDecimal in(Currency currency) {
        if (!price.currency().equals(currency)) {
            throw new BadInput("the rate is in " + currency + ", and what a coin is worth is given in "
                    + price.currency() + "; give it in " + currency);
        }
        return price.amount();
    }
}
