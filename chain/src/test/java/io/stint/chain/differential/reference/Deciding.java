package io.stint.chain.differential.reference;

import static io.stint.chain.differential.reference.Execution.number;

import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.util.List;

/** The ends of a dispute: a ruling, or none. */
final class Deciding {
    private final Execution in;
    private final Till till;

    Deciding(Execution in) {
        this.in = in;
        this.till = new Till(in);
    }

    void rule(EscrowCall.Rule c) {
        Deal deal = Claiming.claimOf(in, c.terms(), c.round(), List.of(ClaimState.DISPUTED));
        Round round = deal.round(c.round());
        BigInteger sum = round.sum();
        BigInteger award = c.award().wei();
        in.requireBefore(round.rulingEnd());
        if (award.compareTo(sum) > 0) {
            throw new Refusal("Escrow_InvalidSum(uint256,uint256)", number(award), number(sum));
        }
        Message ruling = new Message.Ruling(deal.id, c.round(), c.award(), c.reason());
        in.authorize(List.of(c.terms().arbiter()), ruling.digest(in.world.domain), c.signedBy());
        deal.set(c.round(), round.as(ClaimState.RULED));
        deal.uncommitted |= award.signum() == 0;
        in.events.add(new EscrowEvent.Ruled(deal.id, c.round(), c.award(), c.reason()));
        BigInteger fee = deal.arbiterFee(sum);
        BigInteger borne = fee.multiply(sum.subtract(award)).divide(sum).min(award);
        BigInteger refund = Till.putBack(deal, sum.subtract(award).add(borne));
        till.payWorker(deal, award.subtract(borne));
        till.push(deal, c.terms().client(), refund);
        till.push(deal, c.terms().arbiter(), fee);
    }

    void lapse(EscrowCall.Lapse c) {
        Deal deal = Claiming.claimOf(in, c.terms(), c.round(), List.of(ClaimState.DISPUTED));
        Round round = deal.round(c.round());
        in.requireFrom(round.rulingEnd() + 1);
        BigInteger award = Till.share(round.sum(), c.terms().fallback().value());
        deal.set(c.round(), round.as(ClaimState.LAPSED));
        in.events.add(new EscrowEvent.Lapsed(deal.id, c.round(), new Amount(award)));
        BigInteger refund = Till.putBack(deal, round.sum().subtract(award).add(deal.arbiterFee(round.sum())));
        till.payWorker(deal, award);
        till.push(deal, c.terms().client(), refund);
    }
}
