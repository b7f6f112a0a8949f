package io.stint.protocol.agreement;

import static io.stint.protocol.agreement.Movement.Account.ARBITER;
import static io.stint.protocol.agreement.Movement.Account.ASIDE;
import static io.stint.protocol.agreement.Movement.Account.CLIENT;
import static io.stint.protocol.agreement.Movement.Account.FUND;
import static io.stint.protocol.agreement.Movement.Account.PAYEE;
import static io.stint.protocol.agreement.Movement.Account.PAYER;
import static io.stint.protocol.agreement.Movement.Account.SUBMITTER;

import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.value.Amount;
import java.util.Map;
import java.util.Optional;

/** What each event does to an agreement. One small method for each kind. */
final class Evolution {
    private final Draft draft;

    private Evolution(Draft draft) {
        this.draft = draft;
    }

    static Step first(EscrowEvent.Opened event) {
        Transition.next(Transition.OF_AGREEMENT, Phase.NONE, event);
        Draft draft = new Draft(new Agreement(
                event.agreement(),
                event.terms(),
                Amount.ZERO,
                Amount.ZERO,
                Optional.empty(),
                false,
                false,
                Map.of(),
                Ledger.EMPTY,
                Amount.ZERO));
        draft.fund(event.amount());
        return draft.step();
    }

    static Step next(Agreement before, EscrowEvent event) {
        if (!event.agreement().equals(before.id())) {
            throw new ImpossibleHistory("the event is of agreement " + event.agreement() + ", not " + before.id());
        }
        Evolution evolution = new Evolution(new Draft(before));
        evolution.apply(event);
        return evolution.draft.step();
    }

    private void apply(EscrowEvent event) {
        switch (event) {
            case EscrowEvent.Opened e -> phase(e);
            case EscrowEvent.ToppedUp e -> toppedUp(e);
            case EscrowEvent.Paid e -> paid(e);
            case EscrowEvent.Tipped e -> tipped(e);
            case EscrowEvent.Claimed e -> claimed(e);
            case EscrowEvent.Objected e -> objected(e);
            case EscrowEvent.Collected e -> draft.payClaim(end(e, e.round()).sum());
            case EscrowEvent.Conceded e -> conceded(e);
            case EscrowEvent.Retracted e -> draft.putBack(end(e, e.round()).sum());
            case EscrowEvent.Ruled e -> ruled(e);
            case EscrowEvent.Lapsed e -> lapsed(e);
            case EscrowEvent.NoticeGiven e -> noticeGiven(e);
            case EscrowEvent.Withdrawn e -> closed(e, draft.drawn, e.refund());
            case EscrowEvent.ClosedTogether e -> closed(e, e.total(), e.refund());
            case EscrowEvent.QuitByWorker e -> closed(e, draft.drawn, e.refund());
            case EscrowEvent.Credited e -> {
                // Where the money waits for its owner changes nobody's share.
            }
            case EscrowEvent.CreditWithdrawn e ->
                throw new ImpossibleHistory("a withdrawn credit is of no one agreement");
        }
    }

    private void toppedUp(EscrowEvent.ToppedUp event) {
        phase(event);
        draft.fund(event.amount());
    }

    private void paid(EscrowEvent.Paid event) {
        phase(event);
        Amount before = draft.drawn;
        draft.drawUpTo(event.drawn());
        Amount fee = Rules.lineFee(draft.before.terms(), before, draft.drawn);
        draft.tippable = draft.drawn.minus(before).minus(fee);
    }

    private void tipped(EscrowEvent.Tipped event) {
        require(!event.tip().isZero(), "a tip is of nothing");
        require(
                event.tip().compareTo(draft.before.tippable()) <= 0,
                "the tip is not out of the payment just before it: " + event.tip());
        draft.move(PAYEE, SUBMITTER, event.tip());
    }

    private void claimed(EscrowEvent.Claimed event) {
        phase(event);
        ClaimState state = Transition.next(Transition.OF_CLAIM, draft.before.claimState(event.round()), event);
        require(event.round() == draft.before.round() + 1, "claim " + event.round() + " is out of order");
        require(!event.sum().isZero(), "claim " + event.round() + " is of nothing");
        require(
                event.sum().compareTo(draft.before.terms().claimCap()) <= 0,
                "claim " + event.round() + " is over the cap of the terms: " + event.sum());
        Times.claim(draft.before, event);
        draft.unfund(event.sum());
        draft.move(FUND, ASIDE, event.sum());
        draft.put(new Claim(event.round(), event.sum(), event.reviewEnd(), Optional.empty(), state, event.evidence()));
    }

    private void objected(EscrowEvent.Objected event) {
        Claim claim = end(event, event.round());
        Times.objection(draft.before, claim, event);
        Amount fee = Rules.arbiterFee(draft.before.terms(), claim.sum());
        require(fee.equals(event.aside()), "the arbiter's fee put aside is not that of the terms");
        if (draft.before.closed()) {
            require(event.topUp().equals(fee), "the objection's top-up is not the arbiter's fee");
            draft.move(PAYER, ASIDE, fee);
        } else {
            draft.fund(event.topUp());
            draft.unfund(fee);
            draft.move(FUND, ASIDE, fee);
        }
        draft.put(claim.disputedUntil(event.rulingEnd()));
    }

    private void conceded(EscrowEvent.Conceded event) {
        Claim claim = draft.before.claims().get(event.round());
        Claim ended = end(event, event.round());
        draft.payClaim(ended.sum());
        if (claim != null && claim.state() == ClaimState.DISPUTED) {
            draft.putBack(Rules.arbiterFee(draft.before.terms(), ended.sum()));
        }
    }

    private void ruled(EscrowEvent.Ruled event) {
        Claim claim = end(event, event.round());
        require(!draft.before.terms().arbiter().isZero(), "the terms name no arbiter who could rule");
        require(event.award().compareTo(claim.sum()) <= 0, "the award is over the claim's sum");
        Amount fee = Rules.arbiterFee(draft.before.terms(), claim.sum());
        Amount borne = Rules.workersPart(claim.sum(), event.award(), fee);
        draft.uncommitted |= event.award().isZero();
        draft.move(ASIDE, ARBITER, fee);
        draft.payClaim(event.award().minus(borne));
        draft.putBack(claim.sum().minus(event.award()).plus(borne));
    }

    private void lapsed(EscrowEvent.Lapsed event) {
        Claim claim = end(event, event.round());
        Amount award = Rules.share(claim.sum(), draft.before.terms().fallback());
        require(award.equals(event.award()), "the award is not the fallback share");
        draft.payClaim(award);
        draft.putBack(claim.sum().minus(award).plus(Rules.arbiterFee(draft.before.terms(), claim.sum())));
    }

    private void noticeGiven(EscrowEvent.NoticeGiven event) {
        phase(event);
        Times.notice(draft.before, event);
        draft.noticeEnd = Optional.of(event.noticeEnd());
    }

    private void closed(EscrowEvent event, Amount total, Amount refund) {
        phase(event);
        if (total.compareTo(draft.drawn) > 0) {
            draft.drawUpTo(total);
        }
        require(
                total.equals(draft.drawn) && refund.equals(draft.funded.minus(draft.drawn)),
                "the refund is not what was left in the fund");
        draft.move(FUND, CLIENT, refund);
        draft.closed = true;
    }

    private void phase(EscrowEvent event) {
        Transition.next(Transition.OF_AGREEMENT, draft.before.phase(), event);
    }

    /** Moves the claim to the state that the event leads to. */
    private Claim end(EscrowEvent event, int round) {
        ClaimState state = Transition.next(Transition.OF_CLAIM, draft.before.claimState(round), event);
        Claim claim = draft.claims.get(round);
        if (claim == null) {
            throw new ImpossibleHistory("there is no claim " + round);
        }
        Claim ended = claim.ended(state);
        draft.put(ended);
        return ended;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ImpossibleHistory(otherwise);
        }
    }
}
