package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.profile.TxStyle;
import io.stint.chain.rpc.Block;
import io.stint.chain.rpc.Node;
import io.stint.chain.tx.UnsignedTransaction;
import java.math.BigInteger;
import java.util.Optional;

/** What gas costs now, in the way that the chain takes it. All prices in wei per gas. */
sealed interface Fees {
    /** A price moves from block to block: 10 % above the lowest, as Rootstock's own nodes quote it. */
    BigInteger MARGIN = BigInteger.valueOf(110);

    BigInteger HUNDRED = BigInteger.valueOf(100);

    BigInteger highestPrice();

    UnsignedTransaction transaction(long chainId, long nonce, long gas, Action action);

    static Fees now(ChainProfile chain, Node node) {
        Block latest = node.latestBlock();
        Optional<BigInteger> baseFee = latest.baseFee();
        if (chain.txStyle() == TxStyle.DYNAMIC_FEE && baseFee.isPresent()) {
            return dynamic(node, baseFee.get());
        }
        BigInteger lowest = latest.minimumGasPrice().or(() -> baseFee).orElse(BigInteger.ZERO);
        return new Flat(node.gasPrice().max(lowest.multiply(MARGIN).divide(HUNDRED)));
    }

    /** Room for the base fee to double: it rises by an eighth a block at most (EIP-1559). */
    private static Fees dynamic(Node node, BigInteger baseFee) {
        BigInteger tip = node.maxPriorityFee()
                .orElseGet(() -> node.gasPrice().subtract(baseFee).max(BigInteger.ONE));
        return new BaseAndTip(tip, baseFee.shiftLeft(1).add(tip));
    }

    record Flat(BigInteger highestPrice) implements Fees {
        @Override
        public UnsignedTransaction transaction(long chainId, long nonce, long gas, Action action) {
            return new UnsignedTransaction.Legacy(
                    chainId, nonce, highestPrice, gas, action.to(), action.value(), action.data());
        }
    }

    record BaseAndTip(BigInteger tip, BigInteger highestPrice) implements Fees {
        @Override
        public UnsignedTransaction transaction(long chainId, long nonce, long gas, Action action) {
            return new UnsignedTransaction.DynamicFee(
                    chainId, nonce, tip, highestPrice, gas, action.to(), action.value(), action.data());
        }
    }
}
