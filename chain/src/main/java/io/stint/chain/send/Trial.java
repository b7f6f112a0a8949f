package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Call;
import io.stint.chain.rpc.Node;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;

/** Tries an action before anything is signed, so that what cannot work costs nothing. */
final class Trial {
    private static final long CHEAPEST = 21_000;

    /**
     * Before it pushes money the escrow wants the gas to be there that receiver and token may use, used or not, and
     * Rootstock estimates what was used. Gas that is not used is not paid.
     */
    private static final long PROMISED = 250_000;

    private final ChainProfile chain;
    private final Node node;

    Trial(ChainProfile chain, Node node) {
        this.chain = chain;
        this.node = node;
    }

    /**
     * @return the gas limit to sign, with room for what changes until it is mined
     * @throws io.stint.chain.rpc.Reverted when a contract refuses it
     * @throws TooMuchGas when no single transaction can do it
     * @throws InsufficientFunds when the sender cannot pay value and gas
     */
    long gasFor(Address sender, Action action, Fees fees) {
        Amount has = node.balance(sender);
        requireFunds(sender, has, cost(action, CHEAPEST, fees));
        Call call = action.from(sender);
        node.call(call);
        long estimate = node.estimateGas(call);
        if (estimate > chain.maxGas()) {
            throw new TooMuchGas(chain, estimate);
        }
        long gas = estimate == CHEAPEST ? CHEAPEST : Math.min(estimate + estimate / 4 + PROMISED, chain.maxGas());
        requireFunds(sender, has, cost(action, gas, fees));
        return gas;
    }

    private void requireFunds(Address sender, Amount has, BigInteger needs) {
        if (has.wei().compareTo(needs) < 0) {
            throw new InsufficientFunds(chain, sender, has, needs);
        }
    }

    private static BigInteger cost(Action action, long gas, Fees fees) {
        return fees.highestPrice()
                .multiply(BigInteger.valueOf(gas))
                .add(action.value().wei());
    }
}
