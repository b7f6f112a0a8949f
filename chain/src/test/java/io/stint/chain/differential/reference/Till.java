package io.stint.chain.differential.reference;

import static io.stint.protocol.abi.AbiValue.address;

import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;

/** Money in and out of the escrow. */
final class Till {
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    private final Execution in;

    Till(Execution in) {
        this.in = in;
    }

    /** floor(amount · bps / 10,000) */
    static BigInteger share(BigInteger amount, int bps) {
        return amount.multiply(BigInteger.valueOf(bps)).divide(WHOLE);
    }

    /** Of a token; native coin came with the call. */
    void take(Terms terms, Address from, BigInteger amount) {
        Address token = terms.token();
        if (token.isZero() || amount.signum() == 0) {
            return;
        }
        if (in.world.wallet(new Purse(from, token)).compareTo(amount) < 0) {
            throw new Refusal("Escrow_TokenFailed(address)", address(token));
        }
        in.world.moveMoney(token, from, in.world.escrow, amount);
    }

    /** The worker's side gets the amount less the hub's fee. */
    void payWorker(Deal deal, BigInteger amount, BigInteger fee) {
        credit(deal.id, deal.terms.hub(), deal.terms.token(), fee);
        push(deal, deal.terms.receiver(), amount.subtract(fee));
    }

    /** The worker's side gets an amount that is not of the voucher line. */
    void payWorker(Deal deal, BigInteger amount) {
        payWorker(deal, amount, share(amount, deal.terms.hubFee().value()));
    }

    void push(Deal deal, Address to, BigInteger amount) {
        push(deal.id, deal.terms.token(), to, amount);
    }

    void push(Hash32 agreement, Address token, Address to, BigInteger amount) {
        if (in.world.refusing.contains(to)) {
            credit(agreement, to, token, amount);
        } else {
            in.world.moveMoney(token, in.world.escrow, to, amount);
        }
    }

    void credit(Hash32 agreement, Address owner, Address token, BigInteger amount) {
        if (amount.signum() > 0) {
            in.world.credits.merge(new Purse(owner, token), amount, BigInteger::add);
            in.events.add(new EscrowEvent.Credited(agreement, owner, token, amount));
        }
    }

    /** Money that returns from a claim: whole to the fund, else whole to the client. @return what goes to the client */
    static BigInteger putBack(Deal deal, BigInteger amount) {
        if (!deal.open || deal.funded.add(amount).compareTo(Deal.FULL) > 0) {
            return amount;
        }
        deal.funded = deal.funded.add(amount);
        return BigInteger.ZERO;
    }
}
