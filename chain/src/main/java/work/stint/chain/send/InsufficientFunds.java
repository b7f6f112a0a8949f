package work.stint.chain.send;

import java.math.BigInteger;
import work.stint.chain.profile.ChainProfile;
import work.stint.protocol.StintException;
import work.stint.protocol.value.Address;
import work.stint.protocol.value.Amount;
import work.stint.protocol.value.Money;

/** The sender cannot pay for value and gas; nothing was sent. */
public final class InsufficientFunds extends StintException {
    InsufficientFunds(ChainProfile chain, Address sender, Amount has, BigInteger needs) {
        super("insufficient funds: has " + new Money(has, chain.coin()) + ", needs "
                + new Money(Amount.ofWei(needs), chain.coin())
                + " for value and gas: send " + chain.coin().symbol() + " to " + sender.toChecksum(chain.chainId()));
    }
}
