package io.stint.hub.particulars;

import io.stint.protocol.document.body.Country;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Countries by their names in a language. */
public final class Countries {
    private Countries() {}

    /** @param code of ISO 3166-1 */
    public record Named(String code, String name) {}

    /** As that language orders them. */
    static List<Named> in(Locale language) {
        return Country.CODES.stream()
                .map(code -> new Named(code, Locale.of("", code).getDisplayCountry(language)))
                .sorted(Comparator.comparing(Named::name, Collator.getInstance(language)))
                .toList();
    }
}
