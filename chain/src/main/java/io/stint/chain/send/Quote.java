package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;

/**
 * A transaction for somebody else's key, tried and priced. Its nonce is 0: whoever signs it gives it theirs.
 *
 * @param fee native coin, the most that the gas can cost
 */
public record Quote(UnsignedTransaction transaction, Amount fee) {

    /**
     * What it would take now.
     *
     * @throws io.stint.chain.rpc.Reverted when a contract would refuse it
     * @throws InsufficientFunds when the sender lacks value and gas
     * @throws TooMuchGas when one transaction cannot do it
     * @throws GasTooDear when gas costs more than the profile allows
     */
    public static Quote of(ChainProfile chain, Node node, Address sender, Action action) {
        Fees fees = Market.now(chain, node).fees();
        long gas = new Trial(chain, node).gasFor(sender, action, fees);
        Amount fee = Amount.ofWei(fees.highestPrice().multiply(BigInteger.valueOf(gas)));
        return new Quote(fees.transaction(chain.chainId(), 0, gas, action), fee);
    }
}
