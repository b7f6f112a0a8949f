package io.stint.protocol.agreement;

import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;

/** The protocol's arithmetic, as the contract does it. All divisions round down. */
public final class Rules {
    private Rules() {}

    /** floor(amount · share). */
    public static Amount share(Amount amount, BasisPoints share) {
        return amount.bps(share.value());
    }

    /**
     * The hub's fee for moving the voucher line from {@code drawn} to {@code upTo}: a difference of floors, so that it
     * does not depend on the number of payments.
     */
    public static Amount lineFee(Terms terms, Amount drawn, Amount upTo) {
        return share(upTo, terms.hubFee()).minus(share(drawn, terms.hubFee()));
    }

    /** The arbiter's fee for a dispute over {@code sum}: its price, at most the sum. */
    public static Amount arbiterFee(Terms terms, Amount sum) {
        return terms.arbiterFee().min(sum);
    }

    /** The part of the arbiter's fee that comes off the award: in proportion to what was denied, at most the award. */
    public static Amount workersPart(Amount sum, Amount award, Amount fee) {
        BigInteger denied = sum.minus(award).wei();
        return Amount.ofWei(fee.wei().multiply(denied).divide(sum.wei())).min(award);
    }
}
