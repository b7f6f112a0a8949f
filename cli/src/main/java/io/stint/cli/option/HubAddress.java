package io.stint.cli.option;

import io.stint.protocol.BadInput;
import java.net.URI;

/** Where a hub is, as somebody typed it. */
public final class HubAddress {
    private HubAddress() {}

    /** @throws BadInput when it is no address of a site */
    public static URI of(URI url) {
        boolean site = url.getHost() != null
                && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                && (url.getPath().isEmpty() || url.getPath().equals("/"));
        if (!site) {
            throw new BadInput("'" + url + "' is not the address of a hub; write it as https://hub.example");
        }
        return URI.create(url.getScheme() + "://" + url.getAuthority());
    }
}
