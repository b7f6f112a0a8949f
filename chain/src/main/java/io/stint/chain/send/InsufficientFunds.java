package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Money;
import java.math.BigInteger;

/** The sender cannot pay for value and gas; nothing was sent. */
public final class InsufficientFunds extends StintException {
    InsufficientFunds(ChainProfile chain, Address sender, Amount has, BigInteger needs) {
        super("insufficient funds: has " + new Money(has, chain.coin()) + ", needs "
                + new Money(Amount.ofWei(needs), chain.coin())
                + " for value and gas: send " + chain.coin().symbol() + " to " + sender.toChecksum(chain.chainId()));
    }
}
