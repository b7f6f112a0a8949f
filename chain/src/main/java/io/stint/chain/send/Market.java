package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.profile.TxStyle;
import io.stint.chain.rpc.Block;
import io.stint.chain.rpc.Node;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What gas costs now.
 *
 * @param fees to be signed
 * @param needed wei per gas below which a transaction may well wait
 * @param ceiling wei per gas above which nothing is signed
 */
record Market(Fees fees, BigInteger needed, BigInteger ceiling) {
    /** A price moves from block to block: 10 % above the lowest, as Rootstock's own nodes quote it. */
    private static final BigInteger MARGIN = BigInteger.valueOf(110);

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /** Rootstock takes no price above so many times its block's minimum. */
    private static final BigInteger ROOTSTOCK_SPREAD = BigInteger.valueOf(80);

    /** @throws GasTooDear when the node asks for more than the ceiling */
    static Market now(ChainProfile chain, Node node) {
        Block latest = node.latestBlock();
        Optional<BigInteger> baseFee = latest.baseFee();
        BigInteger ceiling = ceiling(chain, latest);
        Market market = chain.txStyle() == TxStyle.DYNAMIC_FEE && baseFee.isPresent()
                ? dynamic(node, baseFee.get(), ceiling)
                : flat(node, latest, ceiling);
        if (market.needed.compareTo(ceiling) > 0) {
            throw new GasTooDear(chain, market.needed, ceiling);
        }
        return market;
    }

    private static Market flat(Node node, Block latest, BigInteger ceiling) {
        BigInteger lowest = latest.minimumGasPrice().or(latest::baseFee).orElse(BigInteger.ZERO);
        BigInteger price = node.gasPrice().max(lowest.multiply(MARGIN).divide(HUNDRED));
        return new Market(new Fees.Flat(price), price, ceiling);
    }

    /** Room for the base fee to double: it rises by an eighth a block at most (EIP-1559). */
    private static Market dynamic(Node node, BigInteger baseFee, BigInteger ceiling) {
        BigInteger tip = node.maxPriorityFee()
                .orElseGet(() -> node.gasPrice().subtract(baseFee).max(BigInteger.ONE));
        BigInteger needed = baseFee.add(tip);
        BigInteger price = needed.add(baseFee).min(ceiling.max(needed));
        return new Market(new Fees.BaseAndTip(tip, price), needed, ceiling);
    }

    private static BigInteger ceiling(ChainProfile chain, Block latest) {
        return latest.minimumGasPrice()
                .filter(minimum -> minimum.signum() > 0)
                .map(minimum -> minimum.multiply(ROOTSTOCK_SPREAD))
                .orElse(chain.maxGasPrice())
                .min(chain.maxGasPrice());
    }
}
