package io.stint.chain.send;

import io.stint.chain.rpc.Call;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.util.Optional;

/**
 * What a transaction should do, before anything about the chain's state is known.
 *
 * @param to empty: deploys a contract
 * @param value native coin
 */
public record Action(Optional<Address> to, Amount value, Bytes data) {

    public static Action transfer(Address to, Amount value) {
        return new Action(Optional.of(to), value, Bytes.EMPTY);
    }

    public static Action call(Address contract, Bytes data) {
        return new Action(Optional.of(contract), Amount.ZERO, data);
    }

    public static Action call(Address escrow, EscrowCall call) {
        return new Action(Optional.of(escrow), Amount.ofWei(call.value()), call.data());
    }

    /** What a transaction that was signed here does. */
    static Action of(UnsignedTransaction transaction) {
        return new Action(transaction.to(), transaction.value(), transaction.data());
    }

    Call from(Address sender) {
        return new Call(sender, to, value, data);
    }
}
