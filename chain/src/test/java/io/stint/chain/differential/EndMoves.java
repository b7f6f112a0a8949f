package io.stint.chain.differential;

import io.stint.chain.differential.Action.Flaw;
import io.stint.chain.differential.Action.Way;
import io.stint.chain.differential.Moment.Hand;
import io.stint.chain.differential.Resolver.Move;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.math.BigInteger;
import java.util.List;

/** Ends of agreements, and credits. */
final class EndMoves {
    private static final List<Who> OWNERS =
            List.of(Who.HUB, Who.SULKY, Who.ARBITER, Who.SUBMITTER, Who.WORKER, Who.CLIENT);

    private EndMoves() {}

    static Move notice(Moment m) {
        Hand hand = m.client();
        Bytes signature = hand.sign(m.digest(new Message.Notice(m.id(), m.deadline())));
        return new Move(new EscrowCall.GiveNotice(m.terms(), m.deadline(), signature), hand.caller());
    }

    static Move close(Moment m) {
        boolean under = m.flawed(Flaw.SUM) && m.drawn().signum() > 0;
        BigInteger total =
                under ? m.drawn().subtract(BigInteger.ONE) : m.drawn().add(m.part(m.left()));
        int round = m.made() + (m.flawed(Flaw.ROUND) ? 1 : 0);
        Message message = new Message.Close(m.id(), round, new Amount(total), m.deadline());
        Who worker = m.flawed(Flaw.SIGNER) ? Who.STRANGER : Who.WORKER;
        Bytes byClient = m.setting().clientKey().sign(m.digest(message));
        Bytes byWorker = worker.sign(m.digest(message));
        EscrowCall call = new EscrowCall.Close(
                m.terms(),
                round,
                new Amount(total),
                m.deadline(),
                m.action().way() == Way.CALL ? Bytes.EMPTY : byClient,
                m.action().way() == Way.APPROVER_CALL ? Bytes.EMPTY : byWorker);
        return new Move(
                call,
                switch (m.action().way()) {
                    case CALL -> m.setting().clientKey();
                    case APPROVER_CALL -> worker;
                    default -> Who.SUBMITTER;
                });
    }

    static Move quit(Moment m) {
        int over = Math.max(0, m.action().part() - Action.WHOLE);
        Amount total = new Amount(over > 0 ? m.drawn().add(BigInteger.valueOf(over)) : m.part(m.drawn()));
        Hand hand = m.of(Who.WORKER);
        Bytes signature = hand.sign(m.digest(new Message.Quit(m.id(), total, m.deadline())));
        return new Move(new EscrowCall.Quit(m.terms(), total, m.deadline(), signature), hand.caller());
    }

    /** To the owner, by anyone; elsewhere when the owner signed or calls. */
    static Move credit(Moment m, Address escrow) {
        Who owner = OWNERS.get(Math.floorMod(m.action().back(), OWNERS.size()));
        boolean home = m.action().way() == Way.CALL;
        Address to = m.flawed(Flaw.RECEIVER) ? escrow : (home ? owner : Who.PAYEE).address();
        Hand hand = m.of(owner);
        BigInteger counter =
                m.world().counter(owner.address()).add(m.flawed(Flaw.COUNTER) ? BigInteger.ONE : BigInteger.ZERO);
        Message message = new Message.Withdrawal(owner.address(), m.terms().token(), to, counter, m.deadline());
        EscrowCall call = new EscrowCall.WithdrawCredit(
                owner.address(), m.terms().token(), to, counter, m.deadline(), hand.sign(m.digest(message)));
        return new Move(call, home ? Who.SUBMITTER : hand.caller());
    }
}
