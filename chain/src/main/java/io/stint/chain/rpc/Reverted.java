package io.stint.chain.rpc;

import io.stint.protocol.StintException;
import io.stint.protocol.escrow.EscrowError;
import io.stint.protocol.value.Bytes;
import java.util.Optional;

/** A contract refused a call. The message is fit to be shown to whoever wanted it. */
public final class Reverted extends StintException {
    private final String reason;
    private final Bytes data;

    Reverted(NodeError error) {
        this(error, RevertReason.inWords(error));
    }

    private Reverted(NodeError error, String reason) {
        super("the contract refuses this: " + reason, error);
        this.reason = reason;
        this.data = error.data().orElse(Bytes.EMPTY);
    }

    /** In plain words. */
    public String reason() {
        return reason;
    }

    /** As the contract gave them; empty when it gave none or the node kept them. */
    public Bytes data() {
        return data;
    }

    /** The escrow's error, when it was the escrow that refused. */
    public Optional<EscrowError> escrowError() {
        return EscrowError.read(data);
    }
}
