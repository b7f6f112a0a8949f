package io.stint.chain.escrow;

import io.stint.protocol.abi.AbiReader;
import io.stint.protocol.value.Amount;
import java.time.Instant;
import java.util.Optional;

/**
 * All that the escrow holds of an agreement in its slot.
 *
 * @param funded put in, less what claims set aside; what it was when closed
 * @param drawn paid on the voucher line
 * @param noticeEnd when the client's notice runs out; empty: none was given
 * @param round the number of claims made so far
 * @param open it lives
 * @param closed it lived; neither: its id was never used
 * @param uncommitted a ruling of nothing voided the client's commitment
 */
public record AgreementOnChain(
        Amount funded,
        Amount drawn,
        Optional<Instant> noticeEnd,
        int round,
        boolean open,
        boolean closed,
        boolean uncommitted) {
    private static final int OPEN = 1;
    private static final int CLOSED = 2;
    private static final int UNCOMMITTED = 4;

    static AgreementOnChain read(AbiReader in) {
        Amount funded = in.amount();
        Amount drawn = in.amount();
        Optional<Instant> noticeEnd = Times.unlessZero(in.time());
        int round = in.uint16();
        int flags = in.uint(8).intValueExact();
        return new AgreementOnChain(
                funded,
                drawn,
                noticeEnd,
                round,
                (flags & OPEN) != 0,
                (flags & CLOSED) != 0,
                (flags & UNCOMMITTED) != 0);
    }
}
