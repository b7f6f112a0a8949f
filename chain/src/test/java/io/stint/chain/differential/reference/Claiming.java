package io.stint.chain.differential.reference;

import static io.stint.chain.differential.reference.Execution.number;
import static io.stint.protocol.abi.AbiValue.uint;

import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/** Claims, and their ends without a decision. */
final class Claiming {
    private final Execution in;
    private final Till till;

    Claiming(Execution in) {
        this.in = in;
        this.till = new Till(in);
    }

    void claim(EscrowCall.Claim c) {
        Deal deal = in.open(c.terms());
        in.requireBefore(c.deadline());
        in.requireFrom(c.notBefore().getEpochSecond());
        if (deal.noticeEnd != 0 && in.now > deal.noticeEnd) {
            throw new Refusal("Escrow_NoticeRan(uint256)", number(deal.noticeEnd));
        }
        int next = deal.made() + 1;
        if (c.round() != next) {
            throw new Refusal("Escrow_WrongRound(uint256,uint256)", number(next), number(c.round()));
        }
        in.requireFrom(deal.made() == 0 ? 0 : deal.round(deal.made()).reviewEnd() + 1);
        BigInteger sum = c.sum().wei();
        BigInteger most = c.terms().claimCap().wei().min(deal.left());
        if (sum.signum() == 0 || sum.compareTo(most) > 0) {
            throw new Refusal("Escrow_InvalidSum(uint256,uint256)", number(sum), number(most));
        }
        Message message = new Message.Claim(deal.id, c.round(), c.sum(), c.evidence(), c.notBefore(), c.deadline());
        in.worker(deal.terms, message, c.signedBy());
        long reviewEnd = in.now + c.terms().review().toSeconds();
        deal.funded = deal.funded.subtract(sum);
        deal.rounds.add(new Round(sum, reviewEnd, 0, ClaimState.PENDING));
        in.events.add(
                new EscrowEvent.Claimed(deal.id, c.round(), c.sum(), Instant.ofEpochSecond(reviewEnd), c.evidence()));
    }

    void object(EscrowCall.ObjectTo c) {
        Deal deal = deal(c.terms(), c.round(), List.of(ClaimState.PENDING));
        Round round = deal.round(c.round());
        in.requireBefore(round.reviewEnd());
        in.requireBefore(c.deadline());
        in.requireValue(c.terms(), c.topUp().wei());
        in.clientOrApprover(
                c.terms(), new Message.Objection(deal.id, c.round(), c.reason(), c.deadline()), c.signedBy());
        BigInteger fee = deal.arbiterFee(round.sum());
        setAside(deal, fee, c.topUp().wei());
        long rulingEnd = in.now + c.terms().ruling().toSeconds();
        deal.set(c.round(), round.disputedUntil(rulingEnd));
        in.events.add(new EscrowEvent.Objected(
                deal.id, c.round(), new Amount(fee), c.topUp(), Instant.ofEpochSecond(rulingEnd), c.reason()));
        till.take(c.terms(), in.caller, c.topUp().wei());
    }

    void collect(EscrowCall.Collect c) {
        Deal deal = deal(c.terms(), c.round(), List.of(ClaimState.PENDING));
        Round round = deal.round(c.round());
        in.requireFrom(round.reviewEnd() + 1);
        deal.set(c.round(), round.as(ClaimState.COLLECTED));
        in.events.add(new EscrowEvent.Collected(deal.id, c.round()));
        till.payWorker(deal, round.sum());
    }

    void concede(EscrowCall.Concede c) {
        Deal deal = deal(c.terms(), c.round(), List.of(ClaimState.PENDING, ClaimState.DISPUTED));
        Round round = deal.round(c.round());
        if (!c.sum().wei().equals(round.sum())) {
            throw new Refusal(
                    "Escrow_InvalidSum(uint256,uint256)", number(c.sum().wei()), number(round.sum()));
        }
        in.clientOrApprover(c.terms(), new Message.Concede(deal.id, c.round(), c.sum()), c.signedBy());
        deal.set(c.round(), round.as(ClaimState.CONCEDED));
        in.events.add(new EscrowEvent.Conceded(deal.id, c.round()));
        BigInteger aside = round.state() == ClaimState.DISPUTED ? deal.arbiterFee(round.sum()) : BigInteger.ZERO;
        BigInteger refund = Till.putBack(deal, aside);
        till.payWorker(deal, round.sum());
        till.push(deal, deal.terms.client(), refund);
    }

    void retract(EscrowCall.Retract c) {
        Deal deal = deal(c.terms(), c.round(), List.of(ClaimState.PENDING));
        Round round = deal.round(c.round());
        in.worker(c.terms(), new Message.Retract(deal.id, c.round()), c.signedBy());
        deal.set(c.round(), round.as(ClaimState.RETRACTED));
        in.events.add(new EscrowEvent.Retracted(deal.id, c.round()));
        till.push(deal, deal.terms.client(), Till.putBack(deal, round.sum()));
    }

    /** The agreement, open or closed, whose claim must be in one of the states. */
    private Deal deal(Terms terms, int number, List<ClaimState> states) {
        return claimOf(in, terms, number, states);
    }

    static Deal claimOf(Execution in, Terms terms, int number, List<ClaimState> states) {
        Deal deal = in.find(terms);
        Round round = deal == null ? Round.NONE : deal.round(number);
        if (deal == null || !states.contains(round.state())) {
            throw new Refusal("Escrow_WrongClaimState(uint8)", uint(round.stateNumber(), 8));
        }
        return deal;
    }

    private static void setAside(Deal deal, BigInteger fee, BigInteger topUp) {
        BigInteger available = topUp;
        if (deal.open) {
            BigInteger funded = deal.funded.add(topUp);
            if (funded.compareTo(Deal.FULL) > 0) {
                throw new Refusal("Escrow_AmountTooLarge()");
            }
            available = funded.subtract(deal.drawn);
            deal.funded = funded.subtract(fee);
        }
        if (deal.open ? fee.compareTo(available) > 0 : !fee.equals(topUp)) {
            throw new Refusal("Escrow_NotCovered(uint256,uint256)", number(fee), number(available));
        }
    }
}
