package io.stint.cli.payroll;

import io.stint.chain.rpc.Receipt;
import io.stint.chain.send.Action;
import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.Optional;

/**
 * One transaction of a run, as it will be sent, whatever becomes of the files that it was made from.
 *
 * @param from the first item, from 0
 * @param count of items
 * @param data for the escrow
 * @param value native coin that goes along
 */
record RunStep(Bulk bulk, int from, int count, Bytes data, Amount value, Optional<Mined> mined) {

    /**
     * That it is in a block.
     *
     * @param fee native coin
     */
    record Mined(Hash32 transaction, long block, long gas, Amount fee) {
        static Mined of(Receipt receipt, BigInteger usualPrice) {
            BigInteger price = receipt.gasPrice().orElse(usualPrice);
            return new Mined(
                    receipt.transaction(),
                    receipt.blockNumber(),
                    receipt.gasUsed(),
                    Amount.ofWei(price.multiply(BigInteger.valueOf(receipt.gasUsed()))));
        }
    }

    Action action(Address escrow) {
        return new Action(Optional.of(escrow), value, data);
    }

    RunStep withMined(Mined block) {
        return new RunStep(bulk, from, count, data, value, Optional.of(block));
    }
}
