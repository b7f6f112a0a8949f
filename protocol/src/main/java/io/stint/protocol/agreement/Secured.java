package io.stint.protocol.agreement;

import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.value.Amount;
import java.time.Instant;

/**
 * What a voucher secures for the worker: the part of it that nobody has drawn and that the fund covers, also when the
 * client objects to the claims that are pending, after the hub's fee. It holds against the client, when the voucher rests on keys alone (no ERC-1271 signature) and the funding is deep
 * enough in the chain; whoever shows it must have checked both.
 *
 * @param gross covered and not drawn, before the fee; nothing when notice has run out, though it may still be drawn
 * @param net what the payee gets
 * @param uncovered the part of the voucher that the fund does not cover: a standing debt
 * @param until it can be drawn at least until then
 */
public record Secured(Amount gross, Amount net, Amount uncovered, Instant until) {

    /**
     * @param total of the highest voucher, cumulative
     * @param now the chain's time
     */
    public static Secured by(Agreement agreement, Amount total, Instant now) {
        Amount drawn = agreement.drawn();
        Amount covered = gross(agreement, total);
        Amount upTo = drawn.plus(covered);
        Amount uncovered = total.compareTo(upTo) > 0 && !agreement.closed() ? total.minus(upTo) : Amount.ZERO;
        Instant until = until(agreement, now);
        if (now.isAfter(until)) {
            return new Secured(Amount.ZERO, Amount.ZERO, uncovered, until);
        }
        return new Secured(covered, covered.minus(Rules.lineFee(agreement.terms(), drawn, upTo)), uncovered, until);
    }

    /** What of a total is secured, before the fee. */
    static Amount gross(Agreement agreement, Amount total) {
        Amount drawn = agreement.drawn();
        return agreement.closed()
                ? Amount.ZERO
                : total.min(cover(agreement)).max(drawn).minus(drawn);
    }

    /** The fund less the arbiter's fees that objections to pending claims can still take out of it. */
    private static Amount cover(Agreement agreement) {
        Amount fees = agreement.claims().values().stream()
                .filter(claim -> claim.state() == ClaimState.PENDING)
                .map(claim -> Rules.arbiterFee(agreement.terms(), claim.sum()))
                .reduce(Amount.ZERO, Amount::plus);
        return agreement.funded().minus(fees.min(agreement.funded()));
    }

    /** While a claim runs, a ruling of nothing can void the client's commitment: then it is not counted on. */
    private static Instant until(Agreement agreement, Instant now) {
        boolean canBeVoided = !agreement.terms().arbiter().isZero()
                && agreement.claims().values().stream()
                        .anyMatch(claim -> claim.state().live());
        Instant committed = canBeVoided ? now : agreement.committedUntil();
        Instant earliestNotice = committed.isAfter(now) ? committed : now;
        return agreement
                .noticeEnd()
                .orElseGet(() -> earliestNotice.plus(agreement.terms().notice()));
    }
}
