package io.stint.protocol.document;

import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values that JSON carries as texts, each in its one spelling; empty when a text is another. */
final class Spelling {
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");
    private static final Pattern WEI = Pattern.compile("0|[1-9][0-9]{0,28}");

    private Spelling() {}

    /** Not negative, with at most 18 digits before the point and 18 after it. */
    static Optional<BigDecimal> decimal(String text) {
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** At most {@link Amount#MAX}. */
    static Optional<Amount> wei(String text) {
        return WEI.matcher(text).matches()
                ? Optional.of(Amount.ofWei(new BigInteger(text))).filter(wei -> wei.compareTo(Amount.MAX) <= 0)
                : Optional.empty();
    }

    /** The URL-safe alphabet of RFC 4648, without padding, the unused bits zero. */
    // That it is no base64 is the answer, not an error.
    @SuppressWarnings("UnusedException")
    static Optional<Bytes> base64(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            boolean same = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(bytes)
                    .equals(text);
            return same ? Optional.of(Bytes.of(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
