package io.stint.hub.agreement;

import io.stint.protocol.escrow.Approval;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An approval whose signatures were checked.
 *
 * @param total cumulative
 * @param memo the document that was approved
 * @param signer client, approver, or the key that one of them lent the right to
 * @param slip 64 bytes, over the voucher or over the batch that holds it
 * @param lent the right of a key that is neither client nor approver
 */
public record Voucher(Amount total, Hash32 memo, Address signer, Approval.Slip slip, Optional<Lent> lent, Instant at) {

    /**
     * What client or approver signed for a key of theirs.
     *
     * @param limit cumulative
     * @param by who signed it
     * @param slip 64 bytes, over the delegation or over the batch that holds it
     */
    public record Lent(Amount limit, Address by, Approval.Slip slip) {}

    /** Of client or approver, signed by itself. */
    public Voucher(Amount total, Hash32 memo, Address signer, Bytes signature, Instant at) {
        this(total, memo, signer, Approval.Slip.of(signature), Optional.empty(), at);
    }

    public Bytes signature() {
        return slip.signature();
    }

    /** Client or approver: whoever is bound by it. */
    public Address by() {
        return lent.map(Lent::by).orElse(signer);
    }

    /** The evidence with which the contract takes it from anyone. */
    public Approval approval() {
        return lent.isEmpty() && slip.path().isEmpty()
                ? new Approval.Signed(slip.signature())
                : approval(Approval.Tip.NONE);
    }

    /** The same with a tip for whoever submits it. */
    public Approval.Proven approval(Approval.Tip tip) {
        return new Approval.Proven(
                slip,
                lent.map(l -> new Approval.DelegatedBy(signer, l.limit(), l.slip()))
                        .orElse(Approval.DelegatedBy.NOBODY),
                tip);
    }

    /** Of the same total for the same document: whoever signed it. */
    Predicate<Voucher> sameAs() {
        return other -> other.total().equals(total) && other.memo().equals(memo);
    }
}
