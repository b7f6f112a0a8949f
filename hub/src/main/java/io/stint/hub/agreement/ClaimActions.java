package io.stint.hub.agreement;

import io.stint.hub.web.Problem;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.Rules;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the worker does about work that was not approved. */
final class ClaimActions {
    static final int LARGEST_ROUND = 0xFFFF;
    private static final Duration DAY = Duration.ofDays(1);

    private final Desk desk;

    ClaimActions(Desk desk) {
        this.desk = desk;
    }

    Map<String, Action> all() {
        return Map.of("claim", this::claim, "retract", this::retract, "collect", this::collect, "lapse", this::lapse);
    }

    private Plan claim(Situation s, Input in) {
        s.require(Role.WORKER);
        Agreement agreement = s.live();
        int round = agreement.round() + 1;
        requireRound(in, round);
        requireTime(s, agreement);
        Amount sum = sum(s, in, agreement);
        Hash32 evidence = in.hash("evidence").or(() -> in.hash("document")).orElse(Hash32.ZERO);
        Instant deadline = in.time("deadline").orElse(s.now().plus(DAY));
        Map<String, String> fields = Map.of(
                "round", Integer.toString(round),
                "sum", sum.wei().toString(),
                "evidence", evidence.hex(),
                "deadline", Long.toString(deadline.getEpochSecond()));
        Desk.Sending sending = desk.send(s, "claim", sum, in, true)
                .says("does", Desk.sum(s, sum), s.terms().review())
                .says(
                        "dispute",
                        Desk.sum(s, Rules.arbiterFee(s.terms(), sum)),
                        s.terms().fallback());
        if (s.secured().filter(secured -> !secured.gross().isZero()).isPresent()) {
            sending.says("drawFirst");
        }
        return sending.signed(
                fields,
                new Message.Claim(s.id(), round, sum, evidence, Instant.EPOCH, deadline),
                List.of(s.terms().worker()),
                signature -> new EscrowCall.Claim(s.terms(), round, sum, evidence, Instant.EPOCH, deadline, signature));
    }

    private static void requireRound(Input in, int next) {
        if (in.number("round", LARGEST_ROUND).filter(round -> round != next).isPresent()) {
            throw Problem.conflict("That claim was made already; the next is number " + next + ".");
        }
    }

    private static void requireTime(Situation s, Agreement agreement) {
        if (agreement.noticeEnd().filter(s.now()::isAfter).isPresent()) {
            throw Problem.conflict("The notice has run out; nothing more can be claimed.");
        }
        Claim last = agreement.claims().get(agreement.round());
        if (last != null && !s.now().isAfter(last.reviewEnd())) {
            throw Problem.conflict("The client may still answer the claim before; the next can be made after "
                    + last.reviewEnd() + ".");
        }
    }

    private Amount sum(Situation s, Input in, Agreement agreement) {
        Amount most = s.terms().claimCap().min(agreement.left());
        Amount sum = desk.coins()
                .sum(in, "sum", s.terms().token())
                .orElseThrow(() -> Problem.badField("sum", "Say how much you claim."));
        if (sum.isZero() || sum.compareTo(most) > 0) {
            throw Problem.badField("sum", "A claim is above zero and here at most " + desk.said(s, most) + ".");
        }
        return sum;
    }

    private Plan retract(Situation s, Input in) {
        s.require(Role.WORKER);
        Claim claim = claimOf(s, in);
        require(claim, "It cannot be taken back any more.", ClaimState.PENDING);
        return desk.send(s, "retract", claim.sum(), in, false)
                .says("does", Desk.sum(s, claim.sum()))
                .signed(
                        fields(claim),
                        new Message.Retract(s.id(), claim.round()),
                        List.of(s.terms().worker()),
                        signature -> new EscrowCall.Retract(s.terms(), claim.round(), signature));
    }

    private Plan collect(Situation s, Input in) {
        Claim claim = claimOf(s, in);
        require(claim, "It is not waiting.", ClaimState.PENDING);
        if (Deadlines.inReview(claim, s.now())) {
            throw Problem.conflict("The client may object until " + claim.reviewEnd() + ".");
        }
        return desk.send(s, "collect", claim.sum(), in, false)
                .says("does", Desk.sum(s, claim.sum()), s.terms().receiver())
                .unsigned(fields(claim), new EscrowCall.Collect(s.terms(), claim.round()));
    }

    private Plan lapse(Situation s, Input in) {
        Claim claim = claimOf(s, in);
        require(claim, "It is not disputed.", ClaimState.DISPUTED);
        if (Deadlines.inRuling(claim, s.now())) {
            throw Problem.conflict("The arbiter may still rule.");
        }
        return desk.send(s, "lapse", claim.sum(), in, false)
                .says("does", Desk.sum(s, Rules.share(claim.sum(), s.terms().fallback())), Desk.sum(s, claim.sum()))
                .unsigned(fields(claim), new EscrowCall.Lapse(s.terms(), claim.round()));
    }

    /** The claim that the request names; the last when it names none. */
    static Claim claimOf(Situation s, Input in) {
        return s.claim(
                in.number("round", LARGEST_ROUND).orElseGet(() -> s.onChain().round()));
    }

    static Map<String, String> fields(Claim claim) {
        return Map.of("round", Integer.toString(claim.round()));
    }

    static void require(Claim claim, String otherwise, ClaimState... states) {
        if (!List.of(states).contains(claim.state())) {
            throw Problem.conflict(
                    "Claim " + claim.round() + " is " + claim.state().inWords() + ". " + otherwise);
        }
    }
}
