package io.stint.chain.differential;

import io.stint.chain.differential.Action.Flaw;
import io.stint.chain.differential.reference.Attempt;
import io.stint.chain.differential.reference.Deal;
import io.stint.chain.differential.reference.World;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.terms.Terms;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Turns a script's actions into calls and times, by what is there when their turn comes. */
final class Resolver {
    private final List<Setting> settings;
    private final List<Terms> terms = new ArrayList<>();

    Resolver(Script script) {
        this.settings = script.settings();
        for (int i = 0; i < settings.size(); i++) {
            terms.add(settings.get(i).terms(i + 1, Stage.TOKEN, Stage.START));
        }
    }

    /** Of the script's agreements. */
    List<Terms> terms() {
        return List.copyOf(terms);
    }

    /** A call as it is made. */
    record Move(EscrowCall call, Who caller) {}

    Attempt attempt(Action action, World world, long now) {
        List<Moment> moments = moments(action, world, now);
        Move move = move(action, moments);
        BigInteger value = move.call().value();
        boolean payable = switch (action.verb()) {
            case OPEN, OPEN_MANY, TOP_UP, TOP_UP_MANY, OBJECT -> action.way() != Action.Way.PERMIT;
            default -> false;
        };
        BigInteger more = payable && action.flaw() == Flaw.VALUE ? BigInteger.ONE : BigInteger.ZERO;
        return new Attempt(move.call(), move.caller().address(), value.add(more), now);
    }

    /** When the next block can be at the earliest, after a pause. */
    long pause(Action action, World world, long now) {
        Moment moment = moments(action, world, now).getFirst();
        Deal deal = moment.deal().orElse(null);
        long until = switch (action.way()) {
            case REVIEW -> deal == null ? 0 : deal.round(moment.round()).reviewEnd();
            case RULING -> deal == null ? 0 : deal.round(moment.round()).rulingEnd();
            case NOTICE -> deal == null ? 0 : deal.noticeEnd();
            case COMMITMENT -> moment.terms().committedUntil().getEpochSecond();
            default -> now;
        };
        return Math.max(now, until + action.part());
    }

    /** The agreement that the action names, then those after it. */
    private List<Moment> moments(Action action, World world, long now) {
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            int at = Math.floorMod(action.agreement() - 1 + i, settings.size());
            moments.add(new Moment(action, settings.get(at), terms.get(at), world, now));
        }
        return moments;
    }

    private Move move(Action action, List<Moment> moments) {
        Moment m = moments.getFirst();
        return switch (action.verb()) {
            case WAIT -> throw new IllegalArgumentException("a pause is no call");
            case OPEN -> FundingMoves.open(m);
            case OPEN_MANY -> FundingMoves.openMany(moments);
            case TOP_UP -> FundingMoves.topUp(m);
            case TOP_UP_MANY -> FundingMoves.topUpMany(moments);
            case PAY -> PayMoves.pay(m);
            case PAY_MANY -> PayMoves.payMany(moments);
            case CLAIM -> ClaimMoves.claim(m);
            case OBJECT -> ClaimMoves.object(m);
            case COLLECT -> new Move(new EscrowCall.Collect(m.terms(), m.round()), Who.SUBMITTER);
            case CONCEDE -> ClaimMoves.concede(m);
            case RETRACT -> ClaimMoves.retract(m);
            case RULE -> ClaimMoves.rule(m);
            case LAPSE -> new Move(new EscrowCall.Lapse(m.terms(), m.round()), Who.SUBMITTER);
            case NOTICE -> EndMoves.notice(m);
            case WITHDRAW -> new Move(new EscrowCall.Withdraw(m.terms()), Who.SUBMITTER);
            case CLOSE -> EndMoves.close(m);
            case QUIT -> EndMoves.quit(m);
            case CREDIT -> EndMoves.credit(m, Stage.ESCROW);
        };
    }
}
