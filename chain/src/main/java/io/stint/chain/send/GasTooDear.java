package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.protocol.StintException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The node asks more for gas than Stint pays on this chain; nothing was signed. */
public final class GasTooDear extends StintException {
    private static final int GWEI = 9;

    GasTooDear(ChainProfile chain, BigInteger asked, BigInteger ceiling) {
        super("the node says that gas costs " + gwei(asked) + " gwei now, and on " + chain.name() + " at most "
                + gwei(ceiling) + " gwei are paid. Nothing was signed. Try again later or ask another node"
                + (ceiling.equals(chain.maxGasPrice())
                        ? "; if the price is real, allow more with --max-gas-price"
                        : "; the chain itself takes no more"));
    }

    private static String gwei(BigInteger wei) {
        return new BigDecimal(wei, GWEI).stripTrailingZeros().toPlainString();
    }
}
