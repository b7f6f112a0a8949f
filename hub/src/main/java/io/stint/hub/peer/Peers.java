package io.stint.hub.peer;

import io.stint.protocol.BadInput;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Addresses of peers. The operator names them, so private ones and plain HTTP are allowed. */
public final class Peers {
    private Peers() {}

    /**
     * The one spelling of a hub's address: scheme, host and port, perhaps a path, no slash at the end.
     *
     * @throws BadInput when it is no address of a hub
     */
    public static URI at(URI given) {
        String scheme = given.getScheme() == null ? "" : given.getScheme().toLowerCase(Locale.ROOT);
        boolean plain = given.getRawUserInfo() == null && given.getRawQuery() == null && given.getRawFragment() == null;
        if (given.getHost() == null || !plain || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new BadInput(
                    "a peer is named by the address of its first page, such as https://hub.example, not " + given);
        }
        String path = given.getRawPath() == null ? "" : given.getRawPath().replaceAll("/+$", "");
        String port = given.getPort() < 0 ? "" : ":" + given.getPort();
        return URI.create(scheme + "://" + given.getHost().toLowerCase(Locale.ROOT) + port + path);
    }

    /** All of them, each once. */
    public static List<URI> at(List<URI> given) {
        return given.stream().map(Peers::at).distinct().toList();
    }
}
