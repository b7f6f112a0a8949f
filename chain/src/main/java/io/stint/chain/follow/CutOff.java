package io.stint.chain.follow;

import io.stint.protocol.StintException;

/** An answer holds as many logs as the node gives at most, so that others may be missing. */
final class CutOff extends StintException {
    CutOff(int logs) {
        super("it answered " + logs + " logs, which is as many as it gives at once");
    }
}
