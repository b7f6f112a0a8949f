package io.stint.protocol.terms;

import io.stint.protocol.value.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the contract refuses when an agreement is opened, in words; the same rules as {@code TermsCheck.sol}. */
public final class TermsCheck {
    public static final Duration LONGEST_PERIOD = Duration.ofDays(180);
    public static final Duration LONGEST_COMMITMENT = Duration.ofDays(2 * 365);
    public static final int LARGEST_HUB_FEE = 1_000;

    private TermsCheck() {}

    /**
     * @param escrow the contract's own address
     * @param now the time of the chain
     * @return one sentence for each reason; empty: the contract accepts the terms
     */
    public static List<String> problems(Terms t, Address escrow, Instant now) {
        List<String> found = new ArrayList<>();
        parties(t, escrow, found);
        arbiter(t, found);
        shares(t, found);
        periods(t, now, found);
        return List.copyOf(found);
    }

    private static void parties(Terms t, Address escrow, List<String> found) {
        if (t.client().isZero()) found.add("client is the zero address; name the address that pays");
        if (t.worker().isZero()) found.add("worker is the zero address; name the address that works");
        if (t.client().equals(t.worker())) found.add("client and worker are the same address");
        if (List.of(t.client(), t.worker(), t.payee(), t.hub(), t.arbiter()).contains(escrow)) {
            found.add("the escrow contract itself cannot be a party, payee, hub or arbiter");
        }
    }

    private static void arbiter(Terms t, List<String> found) {
        if (t.arbiter().isZero()) {
            if (!t.arbiterFee().isZero()) found.add("there is an arbiter's fee but no arbiter");
            return;
        }
        if (List.of(t.client(), t.worker(), t.approver(), t.payee()).contains(t.arbiter())) {
            found.add("the arbiter " + t.arbiter() + " is a party, approver or payee; choose somebody else");
        }
    }

    private static void shares(Terms t, List<String> found) {
        if (t.fallback().value() > BasisPoints.WHOLE) found.add("the fallback share is over 100 %: " + t.fallback());
        if (t.hubFee().value() > LARGEST_HUB_FEE) found.add("the hub fee is over 10 %: " + t.hubFee());
        if (t.hubFee().value() > 0 && t.hub().isZero()) found.add("there is a hub fee but no hub");
    }

    private static void periods(Terms t, Instant now, List<String> found) {
        if (t.review().isZero()) found.add("the review period is zero; give the client time to object");
        if (t.notice().compareTo(t.review()) < 0) found.add("the notice period is shorter than the review period");
        period("review", t.review(), found);
        period("ruling", t.ruling(), found);
        period("notice", t.notice(), found);
        if (t.committedUntil().isAfter(now.plus(LONGEST_COMMITMENT))) {
            found.add("the commitment is over two years ahead: " + t.committedUntil());
        }
    }

    private static void period(String name, Duration period, List<String> found) {
        if (period.compareTo(LONGEST_PERIOD) > 0) {
            found.add("the " + name + " period is over 180 days: " + period.toSeconds() + " seconds");
        }
    }
}
