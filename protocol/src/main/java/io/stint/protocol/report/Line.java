package io.stint.protocol.report;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened to somebody's money, in the token's smallest unit.
 *
 * @param at the block's time
 * @param other with whom: the client in the worker's books, the worker in the client's
 * @param amount that reached whoever it was for, after fee and tip
 * @param fee of the hub, beside the amount
 * @param tip that went to whoever submitted a payment, out of what the worker would have got; in the worker's books only
 * @param covers which part of the voucher line it paid; empty: it was no payment on that line
 * @param evidence of the claim that it paid; empty: it was no claim
 */
public record Line(
        Instant at,
        Hash32 agreement,
        Address other,
        Kind kind,
        Amount amount,
        Amount fee,
        Amount tip,
        Hash32 transaction,
        Optional<Covers> covers,
        Optional<Hash32> evidence) {

    /** The vouchers with totals above {@code from} and up to {@code to}. */
    public record Covers(Amount from, Amount to) {}

    Line tipped(Amount more) {
        return new Line(
                at, agreement, other, kind, amount.minus(more), fee, tip.plus(more), transaction, covers, evidence);
    }
}
