package io.stint.hub.alert;

import java.util.Optional;

/**
 * What the page of alerts shows.
 *
 * @param key the hub's public key for push services, base64url
 * @param devices in how many browsers they are on
 * @param everything whether all are wanted
 * @param sendsMail whether this hub sends e-mail
 * @param mail the address that was given
 * @param confirmed whether its owner has confirmed it
 * @param webhook what takes alerts as a program
 */
public record AlertsView(
        String key,
        int devices,
        boolean everything,
        boolean sendsMail,
        Optional<String> mail,
        boolean confirmed,
        Optional<Hook> webhook) {

    /**
     * A webhook.
     *
     * @param on whether alerts go there
     * @param failure why the last try failed; empty: it did not
     */
    public record Hook(String url, boolean on, Optional<String> failure) {}
}
