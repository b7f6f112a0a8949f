package io.stint.chain.escrow;

import io.stint.protocol.StintException;

/** There is no escrow where one was looked for, or none that is known to be genuine. */
public final class NotDeployed extends StintException {
    NotDeployed(String message) {
        super(message);
    }
}
