package io.stint.hub.payroll;

import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Problem;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A right to approve as somebody hands it in, of which nothing was checked. */
record GivenStanding(
        Hash32 agreement,
        Address key,
        Amount limit,
        Approval.Slip slip,
        int dayMinutes,
        int weekMinutes,
        Instant until) {
    private static final int DAY = 24 * 60;

    /** A period of pay is a month at most, and it may be lent a little ahead. */
    private static final Duration LONGEST = Duration.ofDays(40);

    static GivenStanding read(JsonRequest in) {
        return new GivenStanding(
                in.parsed("agreement", Hash32::parse),
                in.parsed("key", Address::parse),
                in.parsed("limit", Wire::amount),
                Wire.slip(in),
                (int) in.number("dayMinutes", 1, DAY),
                (int) in.number("weekMinutes", 1, 7 * DAY),
                Instant.ofEpochSecond(in.number("until", 0, 1L << 40)));
    }

    /**
     * Checks it against its agreement.
     *
     * @throws Problem when client or approver of the fund did not sign it, or it is for a time or an amount that nobody
     *     should lend
     */
    Standing checked(Fund fund, Signers signers, Instant now) {
        if (fund.closed()) {
            throw Problem.conflict("The agreement is closed.");
        }
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw Problem.refused("A key may sign for " + LONGEST.toDays() + " days at most; renew it each period.");
        }
        if (limit.compareTo(fund.base()) <= 0) {
            throw Problem.refused("Approved or drawn are " + fund.base().wei()
                    + " already; with this limit the key could sign nothing.");
        }
        if (key.isZero() || fund.isClientSide(key) || key.equals(fund.terms().worker())) {
            throw Problem.refused("The right is lent to a fresh key, to nobody who has a part in the agreement.");
        }
        Address by = signers.of(fund.layer(), new Message.Delegation(agreement, key, limit), slip)
                .filter(fund::isClientSide)
                .orElseThrow(() -> Problem.refused(
                        "It is not signed by client or approver, or something in it was" + " changed."));
        return new Standing(agreement, key, by, limit, slip, dayMinutes, weekMinutes, until, Optional.empty());
    }
}
