package io.stint.chain.rpc;

import io.stint.protocol.StintException;

/** No answer came: the connection failed, or the time was up. What was asked may have been done all the same. */
public final class NodeUnreachable extends StintException {
    public NodeUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
