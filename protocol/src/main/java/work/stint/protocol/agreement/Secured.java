package work.stint.protocol.agreement;

import java.time.Instant;
import work.stint.protocol.value.Amount;

/**
 * What a voucher secures for the worker: the part of it that the fund covers and that nobody has drawn, after the hub's
 * fee. It holds against the client, when the voucher rests on keys alone (no ERC-1271 signature) and the funding is deep
 * enough in the chain; whoever shows it must have checked both.
 *
 * @param gross covered and not drawn, before the fee
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
        Amount upTo = agreement.closed() ? drawn : total.min(agreement.funded()).max(drawn);
        Amount gross = upTo.minus(drawn);
        Amount net = gross.minus(Rules.lineFee(agreement.terms(), drawn, upTo));
        Amount uncovered = total.compareTo(upTo) > 0 && !agreement.closed() ? total.minus(upTo) : Amount.ZERO;
        return new Secured(gross, net, uncovered, until(agreement, now));
    }

    private static Instant until(Agreement agreement, Instant now) {
        Instant earliestNotice = agreement.committedUntil().isAfter(now) ? agreement.committedUntil() : now;
        return agreement
                .noticeEnd()
                .orElseGet(() -> earliestNotice.plus(agreement.terms().notice()));
    }
}
