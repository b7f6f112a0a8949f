package io.stint.protocol.escrow;

import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;

/** What the escrow says happened. {@link EscrowEvents} reads it from a log. */
public sealed interface EscrowEvent {
    /** The agreement it belongs to; zero for change of a batch that goes to its sender. */
    Hash32 agreement();

    record Opened(Hash32 agreement, Address client, Address worker, Amount amount, Terms terms)
            implements EscrowEvent {}

    record ToppedUp(Hash32 agreement, Address from, Amount amount) implements EscrowEvent {}

    /** The voucher line was paid up to {@code drawn}. */
    record Paid(Hash32 agreement, Amount drawn, Hash32 memo) implements EscrowEvent {}

    /** Part of the payment before went to the one who submitted it. */
    record Tipped(Hash32 agreement, Address submitter, Amount tip) implements EscrowEvent {}

    record Claimed(Hash32 agreement, int round, Amount sum, Instant reviewEnd, Hash32 evidence)
            implements EscrowEvent {}

    /**
     * @param aside what was put aside for the arbiter
     * @param topUp what came with the objection
     */
    record Objected(Hash32 agreement, int round, Amount aside, Amount topUp, Instant rulingEnd, Hash32 reason)
            implements EscrowEvent {}

    record Collected(Hash32 agreement, int round) implements EscrowEvent {}

    record Conceded(Hash32 agreement, int round) implements EscrowEvent {}

    record Retracted(Hash32 agreement, int round) implements EscrowEvent {}

    record Ruled(Hash32 agreement, int round, Amount award, Hash32 reason) implements EscrowEvent {}

    record Lapsed(Hash32 agreement, int round, Amount award) implements EscrowEvent {}

    record NoticeGiven(Hash32 agreement, Instant noticeEnd) implements EscrowEvent {}

    record Withdrawn(Hash32 agreement, Amount refund) implements EscrowEvent {}

    record ClosedTogether(Hash32 agreement, Amount total, Amount refund) implements EscrowEvent {}

    record QuitByWorker(Hash32 agreement, Amount refund) implements EscrowEvent {}

    /** @param amount in the token's smallest unit */
    record Credited(Hash32 agreement, Address owner, Address token, BigInteger amount) implements EscrowEvent {}

    /** A credit left the contract; it belongs to no one agreement. */
    record CreditWithdrawn(Address owner, Address token, Address to, BigInteger amount) implements EscrowEvent {
        @Override
        public Hash32 agreement() {
            return Hash32.ZERO;
        }
    }
}
