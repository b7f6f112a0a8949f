package io.stint.protocol.signin;

import io.stint.protocol.BadInput;
import java.util.regex.Pattern;

/**
 * The parts of a sign-in message, as the ABNF of EIP-4361 and RFC 3986 have them. Choices repeat possessively: the
 * matcher would otherwise need a stack as deep as a stranger's text is long.
 */
enum Grammar {
    DOMAIN("([A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})++(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?", "a host"),
    STATEMENT("[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;= -]+", "a statement of one line of ASCII"),
    URI("[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*+", "a URI of RFC 3986"),
    CHAIN_ID("[1-9][0-9]{0,17}", "a chain id"),
    NONCE("[A-Za-z0-9]{8,}", "a nonce of at least 8 letters and digits"),
    REQUEST_ID("([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*+", "a request id");

    private static final int SHOWN = 80;

    private final Pattern shape;
    private final String what;

    Grammar(String shape, String what) {
        this.shape = Pattern.compile(shape);
        this.what = what;
    }

    /** @throws BadInput when the text is not of this part's form */
    String require(String text) {
        if (!shape.matcher(text).matches()) {
            throw new BadInput("in the sign-in message, '" + shown(text) + "' is not " + what);
        }
        return text;
    }

    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
