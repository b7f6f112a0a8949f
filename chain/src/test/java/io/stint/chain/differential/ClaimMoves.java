package io.stint.chain.differential;

import io.stint.chain.differential.Action.Flaw;
import io.stint.chain.differential.Moment.Hand;
import io.stint.chain.differential.Resolver.Move;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;

/** Claims, and what is done with them. */
final class ClaimMoves {
    private static final Hash32 EVIDENCE = Hash32.keccak("evidence");
    private static final Hash32 REASON = Hash32.keccak("reason");

    private ClaimMoves() {}

    static Move claim(Moment m) {
        int round = m.made() + (m.flawed(Flaw.ROUND) ? 2 : 1);
        BigInteger sum = m.part(m.terms().claimCap().wei().min(m.left()));
        Instant notBefore = Instant.ofEpochSecond(m.flawed(Flaw.EARLY) ? m.now() + 1 : m.now());
        Hand hand = m.of(Who.WORKER);
        Message message = new Message.Claim(m.id(), round, m.signed(sum), EVIDENCE, notBefore, m.deadline());
        EscrowCall call = new EscrowCall.Claim(
                m.terms(), round, new Amount(sum), EVIDENCE, notBefore, m.deadline(), hand.sign(m.digest(message)));
        return new Move(call, hand.caller());
    }

    static Move object(Moment m) {
        Amount topUp = new Amount(m.part(m.terms().arbiterFee().wei().min(m.sum())));
        Hand hand = m.client();
        Message message = new Message.Objection(m.id(), m.round(), REASON, m.deadline());
        EscrowCall call = new EscrowCall.ObjectTo(
                m.terms(), m.round(), REASON, topUp, m.deadline(), hand.sign(m.digest(message)));
        return new Move(call, hand.caller());
    }

    static Move concede(Moment m) {
        Hand hand = m.client();
        Amount sum = m.signed(m.sum());
        Message message = new Message.Concede(m.id(), m.round(), sum);
        EscrowCall call = new EscrowCall.Concede(m.terms(), m.round(), sum, hand.sign(m.digest(message)));
        return new Move(call, hand.caller());
    }

    static Move retract(Moment m) {
        Hand hand = m.of(Who.WORKER);
        Message message = new Message.Retract(m.id(), m.round());
        return new Move(new EscrowCall.Retract(m.terms(), m.round(), hand.sign(m.digest(message))), hand.caller());
    }

    static Move rule(Moment m) {
        BigInteger award = m.part(m.sum());
        Hand hand = m.of(m.setting().arbiterKey());
        Message message = new Message.Ruling(m.id(), m.round(), m.signed(award), REASON);
        EscrowCall call =
                new EscrowCall.Rule(m.terms(), m.round(), new Amount(award), REASON, hand.sign(m.digest(message)));
        return new Move(call, hand.caller());
    }
}
