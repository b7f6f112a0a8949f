package io.stint.hub.web;

import io.stint.hub.account.Session;
import io.stint.protocol.value.Address;
import java.util.Optional;

/**
 * What every page has around its contents.
 *
 * @param site what all pages have in common
 * @param title of the page, without the hub's name
 * @param section which entry of the navigation is this one: {@code work}, {@code mine}, {@code earnings}, ...
 * @param path of the page, to come back to
 * @param stream where the page hears what changes from when its request came on
 */
public record Frame(
        Site site,
        String title,
        String section,
        String path,
        Assets assets,
        Texts texts,
        Optional<Session> session,
        Optional<String> stream) {
    /** The attribute of a request that has {@link #stream}. */
    public static final String STREAM = "stream";

    /** The hub's name. */
    public String hub() {
        return site.name();
    }

    /** The chain's name. */
    public String network() {
        return site.network();
    }

    /** Whether the chain is a local one, with ready-made people. */
    public boolean local() {
        return site.local();
    }

    /** Proof that a request comes from this page; empty when nobody is signed in. */
    public String csrf() {
        return session.map(Session::csrf).orElse("");
    }

    public Optional<Address> me() {
        return session.map(Session::address);
    }

    public String language() {
        return texts.locale().getLanguage();
    }

    /** For a link of the navigation: {@code page} when it is the page's own. */
    public Optional<String> current(String of) {
        return section.equals(of) ? Optional.of("page") : Optional.empty();
    }
}
