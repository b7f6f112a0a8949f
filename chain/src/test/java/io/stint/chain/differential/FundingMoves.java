package io.stint.chain.differential;

import io.stint.chain.differential.Action.Flaw;
import io.stint.chain.differential.Action.Way;
import io.stint.chain.differential.Resolver.Move;
import io.stint.chain.differential.reference.Deal;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/** Calls that bring money. */
final class FundingMoves {
    /** Of nobody: it is passed over. */
    private static final EscrowCall.Permit NO_PERMIT =
            new EscrowCall.Permit(BigInteger.ONE, BigInteger.ZERO, 27, Hash32.ZERO, Hash32.ZERO);

    private FundingMoves() {}

    static Move open(Moment m) {
        EscrowCall.Open open = opening(m, m.action().way());
        return switch (m.action().way()) {
            case CALL -> new Move(open, m.setting().clientKey());
            case APPROVER_CALL -> new Move(open, Who.WORKER);
            case PERMIT -> new Move(new EscrowCall.OpenWithPermit(open, NO_PERMIT), Who.SUBMITTER);
            default -> new Move(open, Who.SUBMITTER);
        };
    }

    /** All of the script, and the first once more. */
    static Move openMany(List<Moment> moments) {
        Moment first = moments.getFirst();
        List<EscrowCall.Open> openings = Stream.concat(moments.stream(), Stream.of(first))
                .map(m -> opening(m, Way.SIGNED))
                .toList();
        return new Move(new EscrowCall.OpenMany(openings), caller(first));
    }

    static Move topUp(Moment m) {
        EscrowCall.TopUp topUp = topping(m);
        if (m.action().way() == Way.PERMIT) {
            return new Move(new EscrowCall.TopUpWithPermit(m.terms(), topUp.amount(), NO_PERMIT), caller(m));
        }
        return new Move(topUp, caller(m));
    }

    static Move topUpMany(List<Moment> moments) {
        Moment first = moments.getFirst();
        List<EscrowCall.TopUp> topUps = Stream.concat(moments.stream(), Stream.of(first))
                .map(FundingMoves::topping)
                .toList();
        return new Move(new EscrowCall.TopUpMany(topUps), caller(first));
    }

    private static Who caller(Moment m) {
        return m.action().way() == Way.CALL && !m.flawed(Flaw.POOR)
                ? m.setting().clientKey()
                : m.submitter();
    }

    private static EscrowCall.TopUp topping(Moment m) {
        BigInteger whole = m.action().way() == Way.ROOM
                ? Deal.FULL.subtract(m.deal().map(Deal::funded).orElse(BigInteger.ZERO))
                : Moment.MILLION;
        return new EscrowCall.TopUp(m.terms(), new Amount(m.part(whole)));
    }

    private static EscrowCall.Open opening(Moment m, Way way) {
        Amount amount = new Amount(m.part(way == Way.ROOM ? Deal.FULL : Moment.MILLION));
        Who client = m.flawed(Flaw.SIGNER) ? Who.STRANGER : m.setting().clientKey();
        Message message = new Message.Open(m.id(), m.signed(amount.wei()), m.deadline());
        Bytes byClient = way == Way.CALL ? Bytes.EMPTY : client.sign(m.digest(message));
        Bytes byWorker = way == Way.APPROVER_CALL ? Bytes.EMPTY : Who.WORKER.sign(m.id());
        return new EscrowCall.Open(m.terms(), amount, byWorker, m.deadline(), byClient);
    }
}
