package io.stint.hub.hours;

import io.stint.hub.agreement.ClaimInHand;
import io.stint.hub.agreement.ClaimsInHand;
import io.stint.hub.agreement.InHand;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Situation;
import io.stint.hub.document.NewestSheets;
import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Problem;
import io.stint.protocol.BadInput;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Days;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The claims that come with handed-in hours.
 *
 * @param timesheet that was published
 * @param period its first day
 * @param threshold a voucher of this total pays it
 */
record HandIn(Hash32 timesheet, LocalDate period, Amount threshold, List<Signed> claims) {
    private static final int MOST = 6;
    private static final int MOST_COVERED = 10;
    private static final int LARGEST_ROUND = 0xFFFF;
    private static final long LAST = 253_402_300_799L;
    private static final Duration LONGEST = Duration.ofDays(180);

    /** Nobody may be overrun: the client has a day, less what clocks and slow lines take, or what the notice leaves. */
    private static final Duration SHORTEST = Duration.ofHours(23);

    HandIn {
        claims = List.copyOf(claims);
    }

    /** @param covers the timesheets whose hours are in the sum */
    record Signed(
            int round, Amount sum, List<Hash32> covers, Instant notBefore, Instant deadline, Signature signature) {
        private static Signed read(JsonRequest in) {
            return new Signed(
                    (int) in.number("round", 1, LARGEST_ROUND),
                    in.parsed("sum", HandIn::amount),
                    in.texts("covers", MOST_COVERED, Hash32::parse),
                    Instant.ofEpochSecond(in.number("notBefore", 0, LAST)),
                    Instant.ofEpochSecond(in.number("deadline", 0, LAST)),
                    in.parsed("signature", Signature::parse));
        }
    }

    static HandIn read(JsonRequest in) {
        return new HandIn(
                in.parsed("timesheet", Hash32::parse),
                in.parsed("period", Days::parse),
                in.parsed("threshold", HandIn::threshold),
                in.objects("claims", MOST, Signed::read));
    }

    /** What is approved already and a claim besides: each at most what a fund holds. */
    private static Amount threshold(String text) {
        Amount threshold = amount(text);
        Amount most = Amount.MAX.times(2);
        if (threshold.compareTo(most) > 0) {
            throw new BadInput("no voucher and claim come to '" + text + "' together; it is at most " + most.wei());
        }
        return threshold;
    }

    private static Amount amount(String text) {
        if (!text.matches("[0-9]{1,30}")) {
            throw new BadInput("a number of the smallest unit is wanted, not '" + text + "'");
        }
        return Amount.ofWei(new BigInteger(text));
    }

    /**
     * Checks them against the agreement.
     *
     * @param clock the hub's, by which documents are stored
     * @throws Problem naming what is wrong
     */
    List<ClaimInHand> check(Handle handle, Situation situation, Domain domain, Instant clock) {
        if (!situation.is(Role.WORKER)) {
            throw Problem.notYours("By the terms this is for the worker.");
        }
        Agreement agreement = situation
                .agreement()
                .filter(a -> !a.closed())
                .orElseThrow(() -> Problem.conflict("The agreement is not open."));
        // What was sent again after a while was handed in by the hub's own clock, which the chain's may be ahead of.
        Instant at = situation.now().minus(Duration.between(handedIn(handle, situation), clock));
        requireNewest(handle, situation, clock);
        Instant latest = latest(agreement, situation.now());
        List<ClaimInHand> made = claims.stream()
                .map(claim -> check(claim, situation, agreement, at, latest, domain))
                .toList();
        InHand inHand = ClaimsInHand.of(handle, situation.id());
        requireParts(made, inHand);
        made.forEach(claim -> requireInOrder(claim, inHand));
        return made;
    }

    /** @throws Problem unless each comes to what is signed for its timesheets alone: by that both sides book it */
    private void requireParts(List<ClaimInHand> made, InHand inHand) {
        List<Amount> alone = made.stream()
                .filter(claim -> claim.covers().size() == 1)
                .map(ClaimInHand::sum)
                .distinct()
                .toList();
        if (alone.size() > 1) {
            throw Problem.badField("sum", "What is claimed for the timesheet alone is the same in each round.");
        }
        Optional<Amount> own =
                alone.stream().findFirst().or(() -> inHand.alone(timesheet).map(ClaimInHand::sum));
        for (ClaimInHand claim : made) {
            Amount parts = claim.covers().stream()
                    .flatMap(sheet ->
                            (sheet.equals(timesheet) ? own : inHand.alone(sheet).map(ClaimInHand::sum)).stream())
                    .reduce(Amount.ZERO, Amount::plus);
            if (!parts.equals(claim.sum())) {
                throw Problem.conflict("A claim over " + claim.sum().wei() + " is for "
                        + claim.covers().size()
                        + " timesheets, and what is claimed for each of them alone comes to " + parts.wei()
                        + ". Load the page again, and sign anew.");
            }
        }
    }

    /** @throws Problem when it could be made before the client has had the time that was left for hours handed in earlier */
    private void requireInOrder(ClaimInHand claim, InHand inHand) {
        claim.covers().stream()
                .filter(sheet -> !sheet.equals(timesheet))
                .flatMap(sheet -> inHand.alone(sheet).stream())
                .filter(earlier -> earlier.notBefore().isAfter(claim.notBefore()))
                .findFirst()
                .ifPresent(earlier -> {
                    throw Problem.badField(
                            "notBefore",
                            "Hours from " + earlier.period() + " on that it is for as well wait until "
                                    + earlier.notBefore() + ".");
                });
    }

    private ClaimInHand check(
            Signed claim, Situation situation, Agreement agreement, Instant at, Instant latest, Domain domain) {
        if (claim.notBefore().isAfter(latest)) {
            throw Problem.badField(
                    "notBefore", "By the notice's end it must be claimed: it can wait until " + latest + ".");
        }
        Instant first = at.plus(SHORTEST);
        if (claim.notBefore().isBefore(first.isBefore(latest) ? first : latest.minus(SHORTEST))) {
            throw Problem.badField("notBefore", "The client has a day to look before it is claimed.");
        }
        if (!claim.deadline().isAfter(claim.notBefore())
                || claim.deadline().isAfter(claim.notBefore().plus(LONGEST))) {
            throw Problem.badField("deadline", "It is after the first time to claim, by at most 180 days.");
        }
        if (claim.round() <= agreement.round()) {
            throw Problem.conflict("Claim " + claim.round() + " was made already; sign the next.");
        }
        if (claim.sum().isZero() || claim.sum().compareTo(agreement.terms().claimCap()) > 0) {
            throw Problem.badField("sum", "A claim is above zero and at most what the terms allow.");
        }
        if (!claim.covers().contains(timesheet)) {
            throw Problem.badField("covers", "The timesheet itself is among what the claim is for.");
        }
        ClaimInHand made = new ClaimInHand(
                claim.round(),
                timesheet,
                claim.covers(),
                period,
                claim.sum(),
                threshold,
                claim.notBefore(),
                claim.deadline(),
                Bytes.of(claim.signature().compact()),
                situation.now());
        boolean own = Secp256k1.recover(
                        made.message(situation.id()).typedData(domain).digest(), claim.signature())
                .filter(agreement.terms().worker()::equals)
                .isPresent();
        if (!own) {
            throw Problem.badField("signature", "It is not the worker's over this claim.");
        }
        return made;
    }

    /** @throws Problem unless the worker has published the timesheet in this agreement */
    private Instant handedIn(Handle handle, Situation situation) {
        return handle.createQuery("""
                        select stored_at from document where id = :id and author = :author and agreement = :agreement
                            and kind = 'timesheet'""")
                .bind("id", timesheet)
                .bind("author", situation.viewer())
                .bind("agreement", situation.id())
                .mapTo(Instant.class)
                .findOne()
                .orElseThrow(() -> Problem.conflict("The timesheet has not come yet; hand it in first."));
    }

    /** @throws Problem when a newer one of the period was handed in, or the chain is about to have a claim of one before */
    private void requireNewest(Handle handle, Situation situation, Instant clock) {
        if (!NewestSheets.note(handle, situation.id(), situation.viewer(), period, timesheet)) {
            throw Problem.conflict("The hours of the period from " + period + " were handed in anew after timesheet "
                    + timesheet + ". Only the newest has claims; load the page again and sign those of the newest.");
        }
        if (ClaimsInHand.isUnderway(handle, situation.id(), period, timesheet, clock)) {
            throw Problem.conflict("What was handed in before of the period from " + period
                    + " is just becoming a claim. Load the page again in a minute, and sign for what is left.");
        }
    }

    /** The last time at which a claim may wait to be made, so that there is still time for it when notice is given now. */
    static Instant latest(Agreement agreement, Instant now) {
        Duration notice = agreement.terms().notice();
        Instant end = agreement.noticeEnd().orElseGet(() -> now.plus(notice));
        Duration margin = notice.dividedBy(4);
        return end.minus(margin);
    }
}
