package io.stint.hub.peer;

import io.stint.protocol.StintException;

/** A peer is away, or answers what is no feed of documents. The operator reads the message. */
public final class PeerTrouble extends StintException {
    PeerTrouble(String message) {
        super(message);
    }

    PeerTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
