package io.stint.chain.follow;

import io.stint.protocol.StintException;

/** Two of a node's answers cannot both be true, or one contradicts what was asked. */
final class Contradiction extends StintException {
    Contradiction(String message) {
        super(message);
    }
}
