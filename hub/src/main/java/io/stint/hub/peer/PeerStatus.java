package io.stint.hub.peer;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with a peer.
 *
 * @param documents that came from it and were news
 * @param checked documents of it whose signatures were checked: each once
 * @param refused documents of it that broke a rule
 * @param waiting reviews of it whose agreement this hub has not read from the chain yet
 * @param askedAt when it was asked last; empty: never
 * @param pulledAt when all that it had was here; empty: never
 * @param error why not all that it has is here; empty: all is well, or it was not asked yet
 */
public record PeerStatus(
        URI peer,
        long documents,
        long checked,
        long refused,
        long waiting,
        Optional<Instant> askedAt,
        Optional<Instant> pulledAt,
        Optional<String> error) {

    /** Whether all is here that the peer had when it was asked last. */
    public boolean well() {
        return error.isEmpty() && pulledAt.isPresent();
    }
}
