package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import java.util.Locale;
import java.util.Set;

/**
 * A country by its code of two capitals (ISO 3166-1 alpha-2).
 *
 * @param code {@code ES}
 */
public record Country(String code) {
    /** All that there are. */
    public static final Set<String> CODES = Set.copyOf(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));

    /**
     * Checks that there is such a country.
     *
     * @throws BadInput when there is none
     */
    public Country {
        if (!CODES.contains(code)) {
            throw new BadInput("unknown country '" + code + "'; give a code of ISO 3166-1 such as ES or DE");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
