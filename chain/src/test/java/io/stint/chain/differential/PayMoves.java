package io.stint.chain.differential;

import io.stint.chain.differential.Action.Flaw;
import io.stint.chain.differential.Moment.Hand;
import io.stint.chain.differential.Resolver.Move;
import io.stint.chain.differential.reference.Deal;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.Approval.DelegatedBy;
import io.stint.protocol.escrow.Approval.Proven;
import io.stint.protocol.escrow.Approval.Slip;
import io.stint.protocol.escrow.Approval.Tip;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.MerkleTree;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/** Payments on the voucher line, with each kind of approval. */
final class PayMoves {
    private static final Hash32 MEMO = Hash32.keccak("memo");
    private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);
    private static final BigInteger SEVEN = BigInteger.valueOf(7);

    private PayMoves() {}

    static Move pay(Moment m) {
        return new Move(payment(m), m.client().caller());
    }

    /** All of the script, and the first once more. */
    static Move payMany(List<Moment> moments) {
        Moment first = moments.getFirst();
        List<EscrowCall.Pay> payments = Stream.concat(moments.stream(), Stream.of(first))
                .map(PayMoves::payment)
                .toList();
        return new Move(new EscrowCall.PayMany(payments), first.client().caller());
    }

    private static EscrowCall.Pay payment(Moment m) {
        BigInteger whole = m.left().signum() == 0 ? THOUSAND : m.left();
        Amount total = new Amount(m.drawn().add(m.part(whole)).min(Deal.FULL));
        return new EscrowCall.Pay(m.terms(), total, MEMO, approval(m, total));
    }

    private static Approval approval(Moment m, Amount total) {
        Message voucher = new Message.Voucher(m.id(), m.signed(total.wei()), MEMO);
        return switch (m.action().way()) {
            case CALL, APPROVER_CALL -> new Approval.Direct();
            case DELEGATE -> delegated(m, total, false);
            case DELEGATE_IN_BATCH -> delegated(m, total, true);
            case BATCH -> new Proven(slip(m, m.client(), voucher, true), DelegatedBy.NOBODY, Tip.NONE);
            case TIP -> tipped(m, total);
            default -> new Approval.Signed(m.client().sign(m.digest(voucher)));
        };
    }

    private static Approval delegated(Moment m, Amount total, boolean batch) {
        BigInteger most = total.wei();
        boolean low = m.flawed(Flaw.SUM) && most.signum() > 0;
        Amount limit = new Amount(low ? most.subtract(BigInteger.ONE) : most);
        Message delegation = new Message.Delegation(m.id(), Who.DELEGATE.address(), limit);
        Message voucher = new Message.Voucher(m.id(), total, MEMO);
        Slip byClient = slip(m, m.client(), delegation, batch);
        Slip byDelegate = slip(m, m.of(Who.DELEGATE), voucher, batch);
        return new Proven(byDelegate, new DelegatedBy(Who.DELEGATE.address(), limit, byClient), Tip.NONE);
    }

    /** A seventh of the payment; with the flaw all of the total. */
    private static Approval tipped(Moment m, Amount total) {
        BigInteger usual = total.wei().subtract(m.drawn()).divide(SEVEN).max(BigInteger.ONE);
        Amount tip = new Amount(m.flawed(Flaw.SUM) ? total.wei() : usual);
        Message voucher = new Message.Voucher(m.id(), total, MEMO);
        Message draw = new Message.Draw(m.id(), total, tip, m.deadline());
        return new Proven(
                slip(m, m.client(), voucher, false),
                DelegatedBy.NOBODY,
                new Tip(tip, m.deadline(), Who.WORKER.sign(m.digest(draw))));
    }

    /** In a batch of three: between two others, so that its path has two steps. */
    private static Slip slip(Moment m, Hand hand, Message message, boolean batch) {
        if (!batch) {
            return Slip.of(hand.sign(m.digest(message)));
        }
        MerkleTree tree = new MerkleTree(List.of(Hash32.keccak("first"), message.structHash(), Hash32.keccak("third")));
        return new Slip(hand.sign(m.digest(new Message.Batch(tree.root()))), tree.path(1));
    }
}
