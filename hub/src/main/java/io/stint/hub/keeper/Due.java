package io.stint.hub.keeper;

import io.stint.hub.agreement.Deadlines;
import io.stint.hub.agreement.Voucher;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.value.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What anyone may do for an agreement, and somebody should do now. A pure function. */
final class Due {
    private Due() {}

    /** @param kind the action's name */
    record Deed(String kind, EscrowCall call) {
        boolean isDraw() {
            return call instanceof EscrowCall.Pay;
        }
    }

    /**
     * In the order in which to do it: what is approved is drawn before the rest goes back.
     *
     * @param worth whether a sum is worth its gas
     */
    static List<Deed> of(Agreement agreement, Optional<Voucher> best, Instant now, Predicate<Amount> worth) {
        List<Deed> due = new ArrayList<>();
        for (Claim claim : agreement.claims().values()) {
            boolean over =
                    Deadlines.decided(claim).filter(at -> !now.isBefore(at)).isPresent();
            if (over && worth.test(claim.sum())) {
                due.add(
                        claim.state() == ClaimState.PENDING
                                ? new Deed("collect", new EscrowCall.Collect(agreement.terms(), claim.round()))
                                : new Deed("lapse", new EscrowCall.Lapse(agreement.terms(), claim.round())));
            }
        }
        if (!agreement.closed()) {
            notice(agreement, best, now, worth, due);
        }
        return due;
    }

    private static void notice(
            Agreement agreement, Optional<Voucher> best, Instant now, Predicate<Amount> worth, List<Deed> due) {
        boolean late =
                Deadlines.noticeHalf(agreement).filter(at -> !now.isBefore(at)).isPresent();
        Amount open = best.map(v -> v.total().min(agreement.funded()))
                .filter(upTo -> upTo.compareTo(agreement.drawn()) > 0)
                .map(upTo -> upTo.minus(agreement.drawn()))
                .orElse(Amount.ZERO);
        if (late && !open.isZero() && worth.test(open)) {
            due.add(draw(agreement, best.orElseThrow()));
        }
        Amount rest = agreement.left().minus(open);
        if (agreement.noticeEnd().filter(now::isAfter).isPresent() && worth.test(rest)) {
            due.add(new Deed("withdraw", new EscrowCall.Withdraw(agreement.terms())));
        }
    }

    /** Pays what the voucher approves, as far as the fund covers it. */
    static Deed draw(Agreement agreement, Voucher voucher) {
        return new Deed(
                "draw", new EscrowCall.Pay(agreement.terms(), voucher.total(), voucher.memo(), voucher.approval()));
    }
}
