package io.stint.protocol.signin;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PersonalMessage;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.value.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The text with which a wallet signs in to a site (EIP-4361), by {@code personal_sign}. Beyond the standard it refuses a
 * scheme before the domain, a user's name in the domain, and a list of resources without one.
 *
 * @param domain host, with the port unless it is the scheme's own: who asks
 * @param statement what the person agrees to: one line of the ASCII characters that a URI may have, and blanks
 * @param uri what is signed in to (RFC 3986)
 * @param chainId as EIP-155 counts chains
 * @param nonce at least 8 letters and digits, given by the site once
 * @param requestId may be empty when it is there
 * @param resources further URIs
 */
public record SignInMessage(
        String domain,
        Address address,
        Optional<String> statement,
        String uri,
        long chainId,
        String nonce,
        Timestamp issuedAt,
        Optional<Timestamp> expirationTime,
        Optional<Timestamp> notBefore,
        Optional<String> requestId,
        List<String> resources) {

    /** Of the text, in characters. */
    public static final int LONGEST = 8 * 1024;

    /**
     * Checks every part against the standard's grammar.
     *
     * @throws BadInput when a part breaks it
     */
    public SignInMessage {
        resources = List.copyOf(resources);
        Grammar.DOMAIN.require(domain);
        statement.ifPresent(Grammar.STATEMENT::require);
        Grammar.URI.require(uri);
        Grammar.CHAIN_ID.require(Long.toString(chainId));
        Grammar.NONCE.require(nonce);
        requestId.ifPresent(Grammar.REQUEST_ID::require);
        resources.forEach(Grammar.URI::require);
    }

    /**
     * Reads exactly what {@link #text} gives.
     *
     * @throws BadInput when a line is missing, out of order, superfluous or not as the standard has it
     */
    public static SignInMessage parse(String text) {
        if (text.length() > LONGEST) {
            throw new BadInput("a sign-in message has at most " + LONGEST + " characters, not " + text.length());
        }
        return new SignInLines(text).read();
    }

    /** What is shown and signed. */
    public String text() {
        StringBuilder text = new StringBuilder()
                .append(domain)
                .append(SignInLines.ASKS)
                .append('\n')
                .append(address)
                .append("\n\n");
        statement.ifPresent(said -> text.append(said).append('\n'));
        put(text, SignInLines.URI, uri);
        put(text, SignInLines.VERSION, SignInLines.ONE);
        put(text, SignInLines.CHAIN_ID, chainId);
        put(text, SignInLines.NONCE, nonce);
        put(text, SignInLines.ISSUED_AT, issuedAt);
        expirationTime.ifPresent(time -> put(text, SignInLines.EXPIRATION_TIME, time));
        notBefore.ifPresent(time -> put(text, SignInLines.NOT_BEFORE, time));
        requestId.ifPresent(id -> put(text, SignInLines.REQUEST_ID, id));
        if (!resources.isEmpty()) {
            put(text, SignInLines.RESOURCES, "");
            resources.forEach(resource -> put(text, SignInLines.RESOURCE, resource));
        }
        return text.toString();
    }

    /** Whether {@code now} is not before the message's first moment, and before its last. */
    public boolean isGoodAt(Instant now) {
        return notBefore.map(Timestamp::instant).filter(now::isBefore).isEmpty()
                && expirationTime
                        .map(Timestamp::instant)
                        .filter(end -> !now.isBefore(end))
                        .isEmpty();
    }

    /** Whether the key of {@link #address} signed this text; a contract's signature is another matter (ERC-1271). */
    public boolean isSignedBy(Signature signature) {
        return PersonalMessage.recover(text(), signature)
                .filter(address::equals)
                .isPresent();
    }

    private static void put(StringBuilder text, String label, Object value) {
        text.append('\n').append(label).append(value);
    }
}
