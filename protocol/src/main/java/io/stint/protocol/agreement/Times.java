package io.stint.protocol.agreement;

import io.stint.protocol.escrow.EscrowEvent;
import java.time.Instant;

/**
 * The periods of the terms. Events carry no time of their own, but some the end of a period that begins with them: that
 * end less the period is the time of the event.
 */
final class Times {
    private Times() {}

    /** Notice is given when the commitment has ended. */
    static void notice(Agreement before, EscrowEvent.NoticeGiven event) {
        Instant time = event.noticeEnd().minus(before.terms().notice());
        require(!time.isBefore(before.committedUntil()), "notice was given before the commitment ended");
    }

    /** A claim is made while notice runs, and after the review of the claim before. */
    static void claim(Agreement before, EscrowEvent.Claimed event) {
        Instant time = event.reviewEnd().minus(before.terms().review());
        require(
                before.noticeEnd().map(end -> !time.isAfter(end)).orElse(true),
                "claim " + event.round() + " was made after notice had run out");
        Claim last = before.claims().get(event.round() - 1);
        require(
                last == null || time.isAfter(last.reviewEnd()),
                "claim " + event.round() + " was made in the review of the one before");
    }

    /** An objection is made during the review. */
    static void objection(Agreement before, Claim claim, EscrowEvent.Objected event) {
        Instant time = event.rulingEnd().minus(before.terms().ruling());
        require(!time.isAfter(claim.reviewEnd()), "the objection to claim " + claim.round() + " came after its review");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ImpossibleHistory(otherwise);
        }
    }
}
