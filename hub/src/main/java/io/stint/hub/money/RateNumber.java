package io.stint.hub.money;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A price out of what a stranger wrote: exact, as prices in documents are. */
final class RateNumber {
    private static final Pattern PRICE = Pattern.compile("[0-9]{1,18}(?:\\.[0-9]{1,18})?");
    private static final int SHOWN = 40;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxNumberLength(SHOWN)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private RateNumber() {}

    /** @throws NoRate when it is no decimal above zero with at most 18 digits before and behind the point */
    static BigDecimal parse(String text, String source) {
        String number = text.strip();
        if (!PRICE.matcher(number).matches() || new BigDecimal(number).signum() == 0) {
            String shown = number.length() > SHOWN ? number.substring(0, SHOWN) + "…" : number;
            throw new NoRate(source + " says '" + shown + "', which is no price above zero");
        }
        BigDecimal price = new BigDecimal(number).stripTrailingZeros();
        return price.scale() < 0 ? price.setScale(0) : price;
    }

    /** @throws NoRate when it is no JSON */
    static JsonNode json(byte[] bytes, String what) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new NoRate(what + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (NumberFormatException e) {
            throw new NoRate(what + " holds a number that is no price: " + e.getMessage(), e);
        }
    }

    /** A number as it was written, or a text. @throws NoRate when it is neither */
    static String scalar(JsonNode node, String what) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            // Written out, 1e999999999 would fill the memory.
            if (Math.abs((long) number.scale()) > SHOWN) {
                throw new NoRate(what + " holds " + number + ", which is no price above zero");
            }
            return number.toPlainString();
        }
        if (node.isString()) {
            return node.asString();
        }
        throw new NoRate(what + " holds no number");
    }
}
