package io.stint.hub.moderation;

import io.stint.protocol.StintException;

/** A hide list that this hub does not take. The operator reads the message. */
final class RefusedList extends StintException {
    RefusedList(String message) {
        super(message);
    }
}
