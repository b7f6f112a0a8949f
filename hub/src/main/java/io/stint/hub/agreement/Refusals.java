package io.stint.hub.agreement;

import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.terms.TermsCheck;
import io.stint.protocol.value.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the contract refuses, by field: the rules of {@link TermsCheck}, with which a test compares them. */
final class Refusals {
    private final Terms terms;
    private final List<Advice> found = new ArrayList<>();

    private Refusals(Terms terms) {
        this.terms = terms;
    }

    static List<Advice> of(Terms terms, Address escrow, Instant now) {
        Refusals refusals = new Refusals(terms);
        refusals.parties(escrow);
        refusals.arbiter();
        refusals.shares();
        refusals.periods(now);
        return refusals.found;
    }

    private void parties(Address escrow) {
        if (terms.client().isZero()) add("client", "noClient");
        if (terms.worker().isZero()) add("worker", "noWorker");
        if (terms.client().equals(terms.worker()) && !terms.client().isZero()) add("worker", "sameParty");
        party("client", terms.client(), escrow);
        party("worker", terms.worker(), escrow);
        party("payee", terms.payee(), escrow);
        party("hub", terms.hub(), escrow);
        party("arbiter", terms.arbiter(), escrow);
    }

    private void party(String field, Address address, Address escrow) {
        if (address.equals(escrow)) add(field, "escrowIsParty");
    }

    private void arbiter() {
        if (terms.arbiter().isZero()) {
            if (!terms.arbiterFee().isZero()) add("arbiterFee", "feeWithoutArbiter");
        } else if (List.of(terms.client(), terms.worker(), terms.approver(), terms.payee())
                .contains(terms.arbiter())) {
            add("arbiter", "arbiterIsParty");
        }
    }

    private void shares() {
        if (terms.fallback().value() > BasisPoints.WHOLE) add("fallbackBps", "fallbackOver");
        if (terms.hubFee().value() > TermsCheck.LARGEST_HUB_FEE) add("hub", "hubFeeOver");
        if (terms.hubFee().value() > 0 && terms.hub().isZero()) add("hub", "hubFeeWithoutHub");
    }

    private void periods(Instant now) {
        if (terms.review().isZero()) add("review", "noReview");
        if (terms.notice().compareTo(terms.review()) < 0) add("notice", "noticeTooShort", terms.review());
        period("review", terms.review());
        period("ruling", terms.ruling());
        period("notice", terms.notice());
        if (terms.committedUntil().isAfter(now.plus(TermsCheck.LONGEST_COMMITMENT))) {
            add("committedUntil", "commitmentTooLong");
        }
    }

    private void period(String field, Duration period) {
        if (period.compareTo(TermsCheck.LONGEST_PERIOD) > 0) add(field, "periodTooLong", TermsCheck.LONGEST_PERIOD);
    }

    private void add(String field, String key, Object... arguments) {
        found.add(Advice.refuse(field, key, arguments));
    }
}
