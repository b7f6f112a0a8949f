package io.stint.chain.rpc;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * That a transaction is in a block, and how it went.
 *
 * @param succeeded false: it changed nothing and cost its gas
 * @param created the contract that a deployment made
 * @param gasPrice wei per gas that was paid; empty where the node does not say
 */
public record Receipt(
        Hash32 transaction,
        boolean succeeded,
        long blockNumber,
        Hash32 blockHash,
        Optional<Address> created,
        long gasUsed,
        Optional<BigInteger> gasPrice,
        List<Log> logs) {

    public Receipt {
        logs = List.copyOf(logs);
    }

    static Receipt read(Fields in) {
        return new Receipt(
                in.hash("transactionHash"),
                in.number("status") == 1,
                in.number("blockNumber"),
                in.hash("blockHash"),
                in.optional("contractAddress", Address::parse),
                in.number("gasUsed"),
                in.optional("effectiveGasPrice", Quantity::parse),
                in.objects("logs", "log", Log::read));
    }
}
