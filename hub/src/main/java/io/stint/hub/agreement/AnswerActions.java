package io.stint.hub.agreement;

import static io.stint.hub.agreement.ClaimActions.claimOf;
import static io.stint.hub.agreement.ClaimActions.fields;
import static io.stint.hub.agreement.ClaimActions.require;

import io.stint.hub.web.Problem;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.Rules;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How others answer a claim: the client pays it or objects, the arbiter rules. */
final class AnswerActions {
    private final Desk desk;

    AnswerActions(Desk desk) {
        this.desk = desk;
    }

    Map<String, Action> all() {
        return Map.of("concede", this::concede, "object", this::object, "rule", this::rule);
    }

    private Plan concede(Situation s, Input in) {
        s.require(Role.CLIENT, Role.APPROVER);
        Claim claim = claimOf(s, in);
        require(claim, "It is decided.", ClaimState.PENDING, ClaimState.DISPUTED);
        return desk.send(s, "concede", claim.sum(), in, false)
                .says("does", Desk.sum(s, claim.sum()))
                .signed(
                        fields(claim),
                        new Message.Concede(s.id(), claim.round(), claim.sum()),
                        Desk.clientSide(s),
                        signature -> new EscrowCall.Concede(s.terms(), claim.round(), claim.sum(), signature));
    }

    private Plan object(Situation s, Input in) {
        s.require(Role.CLIENT, Role.APPROVER);
        Claim claim = claimOf(s, in);
        require(claim, "Nobody can object any more.", ClaimState.PENDING);
        if (!Deadlines.inReview(claim, s.now())) {
            throw Problem.conflict("The time to object ended at " + claim.reviewEnd() + ".");
        }
        Agreement agreement = s.onChain();
        Amount fee = Rules.arbiterFee(s.terms(), claim.sum());
        Amount topUp = missing(agreement, fee);
        Hash32 reason = in.hash("reason").or(() -> in.hash("document")).orElse(Hash32.ZERO);
        Map<String, String> fields = new HashMap<>(fields(claim));
        fields.put("reason", reason.hex());
        List<Said> told = telling(s, claim, fee, topUp);
        EscrowCall own =
                new EscrowCall.ObjectTo(s.terms(), claim.round(), reason, topUp, claim.reviewEnd(), Bytes.EMPTY);
        if (!topUp.isZero()) {
            return Plan.toSend(fields, own, told, false);
        }
        Desk.Sending sending = desk.send(s, "object", claim.sum(), in, false);
        told.forEach(sending::says);
        return sending.signed(
                fields,
                new Message.Objection(s.id(), claim.round(), reason, claim.reviewEnd()),
                Desk.clientSide(s),
                signature -> new EscrowCall.ObjectTo(
                        s.terms(), claim.round(), reason, Amount.ZERO, claim.reviewEnd(), signature));
    }

    /** What the fund lacks for the arbiter's fee; of a closed agreement nothing is left in it. */
    private static Amount missing(Agreement agreement, Amount fee) {
        Amount left = agreement.left();
        return fee.compareTo(left) > 0 ? fee.minus(left) : Amount.ZERO;
    }

    private static List<Said> telling(Situation s, Claim claim, Amount fee, Amount topUp) {
        Said does = s.terms().arbiter().isZero()
                ? Said.of(
                        "agreement.do.object.fallback",
                        Desk.sum(s, claim.sum()),
                        s.terms().fallback(),
                        s.terms().ruling())
                : Said.of(
                        "agreement.do.object.does",
                        Desk.sum(s, claim.sum()),
                        s.terms().ruling(),
                        Desk.sum(s, fee));
        return topUp.isZero() ? List.of(does) : List.of(does, Said.of("agreement.do.object.topup", Desk.sum(s, topUp)));
    }

    private Plan rule(Situation s, Input in) {
        s.require(Role.ARBITER);
        Claim claim = claimOf(s, in);
        require(claim, "There is nothing to rule on.", ClaimState.DISPUTED);
        if (!Deadlines.inRuling(claim, s.now())) {
            throw Problem.conflict("The time to rule is over.");
        }
        Amount award = desk.coins()
                .sum(in, "award", s.terms().token())
                .orElseThrow(() -> Problem.badField("award", "Say what the worker gets."));
        if (award.compareTo(claim.sum()) > 0) {
            throw Problem.badField("award", "The award is at most the claim, " + desk.said(s, claim.sum()) + ".");
        }
        Hash32 reason = in.hash("reason")
                .or(() -> in.hash("document"))
                .orElseThrow(
                        () -> Problem.badField("reason", "Say why: a ruling names the document with its reasons."));
        Map<String, String> fields = new HashMap<>(fields(claim));
        fields.putAll(Map.of("award", award.wei().toString(), "reason", reason.hex()));
        Amount fee = Rules.arbiterFee(s.terms(), claim.sum());
        Amount borne = Rules.workersPart(claim.sum(), award, fee);
        return desk.send(s, "rule", claim.sum(), in, false)
                .says(
                        "does",
                        Desk.sum(s, award.minus(borne)),
                        Desk.sum(s, claim.sum().minus(award).plus(borne)),
                        Desk.sum(s, fee))
                .signed(
                        fields,
                        new Message.Ruling(s.id(), claim.round(), award, reason),
                        List.of(s.terms().arbiter()),
                        signature -> new EscrowCall.Rule(s.terms(), claim.round(), award, reason, signature))
                .provided(handle -> Reasons.requireFor(handle, s, reason));
    }
}
