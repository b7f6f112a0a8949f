package io.stint.chain.escrow;

import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;

/** An address does not answer as an ERC-20 token does. */
public final class NoToken extends StintException {
    NoToken(Address token, Throwable cause) {
        super(token + " is no ERC-20 token on this chain: " + cause.getMessage(), cause);
    }
}
