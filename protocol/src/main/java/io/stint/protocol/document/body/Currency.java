package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a price is in: a currency of ISO 4217 out of {@link #ISO}, or a coin by its symbol. Three capitals are always one
 * of a known list, so that a mistyped currency is not taken for somebody's coin.
 *
 * @param code {@code EUR}, {@code RBTC}, {@code rUSDT}
 */
public record Currency(String code) {
    /** The currencies of ISO 4217 in which prices can be given. */
    public static final Set<String> ISO = Set.of(
            "AED", "ARS", "AUD", "BGN", "BOB", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CRC", "CZK", "DKK", "DOP",
            "EGP", "EUR", "GBP", "GHS", "GTQ", "HKD", "HNL", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KES", "KRW",
            "MAD", "MXN", "MYR", "NGN", "NIO", "NOK", "NZD", "PAB", "PEN", "PHP", "PKR", "PLN", "PYG", "RON", "RSD",
            "SAR", "SEK", "SGD", "THB", "TND", "TRY", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "VES", "VND", "ZAR");

    /** The coins and tokens whose symbols are three capitals. */
    public static final Set<String> SHORT_COINS = Set.of("BTC", "DAI", "DOC", "ETH", "RIF");

    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z]{2,10}");
    private static final Pattern THREE_CAPITALS = Pattern.compile("[A-Z]{3}");

    /**
     * Checks that there may be such a currency.
     *
     * @throws BadInput when it is neither of the known currencies nor the symbol of a coin
     */
    public Currency {
        boolean iso = ISO.contains(code);
        boolean lookalike = ISO.contains(code.toUpperCase(Locale.ROOT)) && !iso;
        boolean unknown = THREE_CAPITALS.matcher(code).matches() && !iso && !SHORT_COINS.contains(code);
        if (!SYMBOL.matcher(code).matches() || lookalike || unknown) {
            throw new BadInput("unknown currency '" + code
                    + "'; give a code of ISO 4217 such as EUR, or a coin's symbol such as RBTC");
        }
    }

    /** Whether it is money of a state, and no coin. */
    public boolean isIso() {
        return ISO.contains(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
