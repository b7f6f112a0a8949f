package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.protocol.StintException;

/** One transaction cannot do all this; nothing was sent. */
public final class TooMuchGas extends StintException {
    TooMuchGas(ChainProfile chain, long estimate) {
        super("this needs about " + estimate + " gas, and one transaction on " + chain.name() + " may use "
                + chain.maxGas() + ". Do it in smaller parts: fewer items in one batch");
    }
}
