package io.stint.chain.rpc;

import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;

/**
 * A call that must return something returned nothing: there is no such contract, or it failed in a way that the node
 * does not tell (Rootstock's {@code eth_call} answers an invalid opcode and out of gas so).
 */
public final class EmptyAnswer extends StintException {
    EmptyAnswer(Address contract) {
        super(contract + " answered nothing: on this chain it is no contract, or not one that knows this call. "
                + "Check the address and the chain");
    }
}
