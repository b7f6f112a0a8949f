package io.stint.chain.differential.reference;

import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.abi.Calldata;
import io.stint.protocol.value.Bytes;

/** The escrow refuses a call, with this error and these arguments. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Bytes data;

    Refusal(String error, AbiValue... arguments) {
        super(error);
        this.data = Calldata.of(error, AbiValue.tuple(arguments));
    }

    /** As the contract reverts with. */
    public Bytes data() {
        return data;
    }
}
