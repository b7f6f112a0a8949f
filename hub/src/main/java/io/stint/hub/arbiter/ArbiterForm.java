package io.stint.hub.arbiter;

import io.stint.hub.web.Texts;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The filters as they stand in the index's form and address.
 *
 * @param given what was typed, by field; blank ones are left out
 * @param wrong by field, what is wrong with it; the field does not count then
 */
public record ArbiterForm(Map<String, String> given, Map<String, String> wrong, ArbiterFilter filter) {
    private static final List<String> FIELDS = List.of("language", "subject", "fee");
    private static final int LONGEST = 60;

    /**
     * @param field of the request by its name, or null
     * @param coin in which the fee is typed
     */
    public static ArbiterForm read(Function<String, @Nullable String> field, Token coin, Texts texts) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : FIELDS) {
            String value = field.apply(name);
            if (value != null && !value.isBlank()) {
                given.put(
                        name, value.strip().substring(0, Math.min(value.strip().length(), LONGEST)));
            }
        }
        Map<String, String> wrong = new LinkedHashMap<>();
        Reader in = new Reader(given, wrong, texts);
        ArbiterFilter filter = new ArbiterFilter(
                in.field("language", text -> ArbiterOffers.spoken(new LanguageTag(text))),
                in.field("subject", ArbiterOffers::key),
                in.field("fee", text -> amount(text, coin)));
        return new ArbiterForm(given, wrong, filter);
    }

    private record Reader(Map<String, String> given, Map<String, String> wrong, Texts texts) {
        @SuppressWarnings("UnusedException")
        <T> Optional<T> field(String name, Function<String, T> read) {
            String text = given.get(name);
            if (text == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(read.apply(text));
            } catch (BadInput e) {
                wrong.put(name, texts.of("arbiters.wrong." + name, text));
                return Optional.empty();
            }
        }
    }

    private static Amount amount(String text, Token coin) {
        if (!text.matches("[0-9]{1,9}(?:[.,][0-9]{1,18})?")) {
            throw new BadInput(text);
        }
        BigDecimal smallest = new BigDecimal(text.replace(',', '.')).movePointRight(coin.decimals());
        return Amount.ofWei(smallest.toBigInteger());
    }

    public String value(String name) {
        return given.getOrDefault(name, "");
    }

    public boolean is(String name, String value) {
        return value.equals(given.get(name));
    }

    /** Nothing restricts the list. */
    public boolean isOpen() {
        return given.isEmpty();
    }

    /** The index with these filters and what comes after the cursor. */
    public String url(ArbiterCursor cursor) {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.put("after", cursor.toString());
        return all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/arbiters?", ""));
    }
}
