package io.stint.hub.agreement;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Block;
import io.stint.chain.rpc.Call;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Reverted;
import io.stint.hub.layer.Layer;
import io.stint.hub.web.Problem;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Transactions for the parties' own wallets, tried before they are offered. */
final class Wallets {
    private static final int GWEI = 9;

    /** What the escrow wants to be there before it pushes money; it is not paid unless it is used. */
    private static final long PROMISED = 250_000;

    private static final BigInteger MARGIN = BigInteger.valueOf(110);
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private final ChainProfile chain;
    private final Node node;
    private final Address escrow;

    Wallets(Layer layer) {
        this.chain = layer.chain();
        this.node = layer.node();
        this.escrow = layer.escrow();
    }

    /** @param expected what its gas will cost, not the most that it may */
    record Prepared(
            long chainId, Address to, BigInteger value, Bytes data, long gas, BigInteger gasPrice, Amount expected) {}

    /**
     * @throws Problem when the contract would refuse it, the account cannot pay for it, or gas is dearer than the chain's
     *     ceiling
     */
    Prepared prepare(Address from, EscrowCall call) {
        return prepare(
                new Call(from, Optional.of(escrow), Amount.ofWei(call.value()), call.data()), PROMISED, "The escrow");
    }

    /**
     * Of a call to a token, as {@link #prepare(Address, EscrowCall)}.
     *
     * @throws Problem when the token would refuse it, or the account cannot pay for it
     */
    Prepared prepareForToken(Address from, Address token, Bytes data) {
        return prepare(new Call(from, Optional.of(token), Amount.ZERO, data), 0, "The token");
    }

    private Prepared prepare(Call trial, long promised, String who) {
        Address from = trial.from();
        BigInteger value = trial.value().wei();
        BigInteger price = price();
        long estimate = estimate(trial, who);
        long gas = Math.min(estimate + estimate / 4 + promised, chain.maxGas());
        BigInteger needs = price.multiply(BigInteger.valueOf(gas)).add(value);
        Amount has = node.balance(from);
        if (has.wei().compareTo(needs) < 0) {
            throw Problem.refused("Your wallet has " + said(has) + "; with gas up to " + said(Amount.ofWei(needs))
                    + " are needed. Put in less, or top up your wallet.");
        }
        return new Prepared(
                chain.chainId(),
                trial.to().orElseThrow(),
                value,
                trial.data(),
                gas,
                price,
                Amount.ofWei(price.multiply(BigInteger.valueOf(estimate))));
    }

    private long estimate(Call trial, String who) {
        Amount has = node.balance(trial.from());
        if (has.compareTo(trial.value()) < 0) {
            throw Problem.refused("Your wallet has " + said(has) + ", and " + said(trial.value()) + " are to be sent.");
        }
        try {
            return node.estimateGas(trial);
        } catch (Reverted e) {
            throw Problem.refused(who + " would refuse this: " + e.reason());
        }
    }

    private String said(Amount amount) {
        return new Money(amount, chain.coin()).toString();
    }

    private BigInteger price() {
        Block latest = node.latestBlock();
        BigInteger lowest = latest.minimumGasPrice().or(latest::baseFee).orElse(BigInteger.ZERO);
        BigInteger price = node.gasPrice().max(lowest.multiply(MARGIN).divide(HUNDRED));
        if (price.compareTo(chain.maxGasPrice()) > 0) {
            throw Problem.refused("This hub's node says that gas costs " + gwei(price) + " gwei now, and on "
                    + chain.name() + " at most " + gwei(chain.maxGasPrice())
                    + " gwei are paid. Nothing was signed. Try again later.");
        }
        return price;
    }

    private static String gwei(BigInteger wei) {
        return new BigDecimal(wei, GWEI).stripTrailingZeros().toPlainString();
    }
}
