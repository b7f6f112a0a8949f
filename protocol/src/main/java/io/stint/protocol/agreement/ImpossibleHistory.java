package io.stint.protocol.agreement;

import io.stint.protocol.StintException;

/** Events that the contract's rules do not allow: they are incomplete, out of order, or of another contract. */
public final class ImpossibleHistory extends StintException {
    private static final long serialVersionUID = 1L;

    public ImpossibleHistory(String message) {
        super(message);
    }
}
