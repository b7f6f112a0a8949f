package io.stint.chain.rpc;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.Optional;

/**
 * A transaction that a node knows.
 *
 * @param to empty: it deploys a contract
 * @param value native coin
 * @param block empty: it waits for a block
 */
public record TxInfo(
        Hash32 hash, Address from, Optional<Address> to, long nonce, Amount value, Bytes input, Optional<Long> block) {

    /** The call that the transaction makes. */
    public Call call() {
        return new Call(from, to, value, input);
    }

    static TxInfo read(Fields in) {
        return new TxInfo(
                in.hash("hash"),
                in.address("from"),
                in.optional("to", Address::parse),
                in.number("nonce"),
                Amount.ofWei(in.quantity("value")),
                in.bytes("input"),
                in.optional("blockNumber", Quantity::parseLong));
    }
}
