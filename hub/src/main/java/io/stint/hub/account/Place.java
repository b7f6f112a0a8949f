package io.stint.hub.account;

import io.stint.hub.web.Problem;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where one signs in, as EIP-4361 names it. It never comes from a request alone: whoever may choose it can have people
 * sign for another site and use that here.
 *
 * @param domain host, and port unless it is the scheme's own
 * @param uri scheme and domain
 */
record Place(String domain, String uri) {
    private static final Pattern LOOPBACK = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?");

    /**
     * Of the hub as it is reached.
     *
     * @param configured how browsers reach it; empty: by this machine's own names only
     * @param asked scheme, host and port of the request
     * @throws Problem when nobody said that the hub is reached like this
     */
    static Place of(Optional<URI> configured, URI asked) {
        if (configured.isPresent()) {
            return of(configured.get());
        }
        if (asked.getRawAuthority() == null
                || !LOOPBACK.matcher(asked.getRawAuthority()).matches()) {
            throw Problem.refused("This hub does not know that it is reached as " + asked
                    + ". Open it as localhost, or start it with its origin.");
        }
        return of(asked);
    }

    private static Place of(URI origin) {
        String domain = origin.getRawAuthority();
        return new Place(domain, origin.getScheme() + "://" + domain);
    }
}
