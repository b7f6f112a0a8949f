package io.stint.chain.rpc;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.List;

/**
 * What a contract logged.
 *
 * @param address the contract
 * @param topics the event's signature hash first
 * @param transactionIndex the transaction's place in the block, from 0
 * @param index its place in the block, from 0; some nodes count in the transaction
 */
public record Log(
        Address address,
        List<Hash32> topics,
        Bytes data,
        long blockNumber,
        Hash32 blockHash,
        Hash32 transaction,
        int transactionIndex,
        int index) {

    public Log {
        topics = List.copyOf(topics);
    }

    static Log read(Fields in) {
        return new Log(
                in.address("address"),
                in.hashes("topics"),
                in.bytes("data"),
                in.number("blockNumber"),
                in.hash("blockHash"),
                in.hash("transactionHash"),
                in.index("transactionIndex"),
                in.index("logIndex"));
    }
}
