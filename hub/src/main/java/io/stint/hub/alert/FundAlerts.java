package io.stint.hub.alert;

import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Situation;
import io.stint.hub.agreement.Voucher;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Secured;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Asks whoever pays for hours to top up in time, and says how much. Rates and periods are sealed, so the hub goes by the
 * pace of approvals; the hours page works out the exact sum in the browser.
 */
final class FundAlerts {
    private static final Duration WEEK = Duration.ofDays(7);

    private FundAlerts() {}

    /** Of agreements with hours the client's side is asked for a sum, instead of being told what is left. */
    static List<Occasion> of(Handle handle, Situation situation, List<Occasion> occasions) {
        Optional<Amount> sum = topUp(situation).filter(_ -> hasHours(handle, situation.id()));
        if (sum.isEmpty()) {
            return occasions;
        }
        String level = situation.agreement().orElseThrow().funded().wei().toString();
        return Stream.concat(
                        occasions.stream().filter(one -> one.kind() != AlertKind.LOW),
                        Stream.of(new Occasion(AlertKind.TOP_UP, level, sum.get(), Optional.empty())))
                .toList();
    }

    /**
     * What is missing for twice the approvals of a week, as soon as the fund does not cover another such week: what is
     * running, and the next. Of a month that is approved at once, for two months.
     */
    static Optional<Amount> topUp(Situation situation) {
        boolean pays = situation.is(Role.CLIENT) || situation.is(Role.APPROVER);
        boolean covered = situation
                .secured()
                .map(Secured::uncovered)
                .filter(amount -> !amount.isZero())
                .isEmpty();
        return situation
                .agreement()
                .filter(agreement -> pays && covered && !agreement.closed())
                .filter(agreement -> agreement.noticeEnd().isEmpty())
                .flatMap(agreement -> lacks(free(agreement, situation), week(situation.vouchers())));
    }

    private static Amount free(Agreement agreement, Situation situation) {
        return agreement.left().minus(situation.undrawn());
    }

    private static Optional<Amount> lacks(Amount free, Amount week) {
        BigInteger lacks = week.wei().shiftLeft(1).subtract(free.wei());
        return free.compareTo(week) < 0 ? Optional.of(Amount.ofWei(lacks)) : Optional.empty();
    }

    /** Approved in the seven days that end with the newest voucher. */
    private static Amount week(List<Voucher> vouchers) {
        if (vouchers.isEmpty()) {
            return Amount.ZERO;
        }
        Instant begin = vouchers.getLast().at().minus(WEEK);
        Amount before = vouchers.stream()
                .filter(voucher -> !voucher.at().isAfter(begin))
                .map(Voucher::total)
                .reduce(Amount.ZERO, Amount::max);
        return vouchers.getLast().total().minus(before);
    }

    private static boolean hasHours(Handle handle, Hash32 agreement) {
        return handle.createQuery("select exists (select 1 from document"
                        + " where agreement = :agreement and kind = 'timesheet')")
                .bind("agreement", agreement)
                .mapTo(Boolean.class)
                .one();
    }
}
