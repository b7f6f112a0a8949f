package io.stint.hub.agreement;

import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the contract takes and what harms one side all the same. A pure function of the terms. */
public final class TermsWarnings {
    private static final Duration SHORT_REVIEW = Duration.ofDays(2);
    private static final Duration LONG_REVIEW = Duration.ofDays(30);
    private static final Duration SHORT_NOTICE = Duration.ofDays(3);
    private static final Duration LONG_COMMITMENT = Duration.ofDays(180);

    private final Terms terms;
    private final Amount sum;
    private final Instant now;
    private final List<Warning> found = new ArrayList<>();

    private TermsWarnings(Terms terms, Amount sum, Instant now) {
        this.terms = terms;
        this.sum = sum;
        this.now = now;
    }

    /**
     * @param harms {@link Role#CLIENT} or {@link Role#WORKER}
     * @param field of the terms
     */
    public record Warning(Role harms, String field, Said said) {}

    /**
     * @param sum that the client is to put in
     * @param now the chain's time
     */
    public static List<Warning> of(Terms terms, Amount sum, Instant now) {
        TermsWarnings warnings = new TermsWarnings(terms, sum, now);
        warnings.people();
        warnings.disputes();
        warnings.claims();
        warnings.periods();
        return List.copyOf(warnings.found);
    }

    private void people() {
        if (!terms.approver().isZero() && terms.approver().equals(terms.worker())) {
            warn(Role.CLIENT, "approver", "approverIsWorker");
        }
        if (!terms.payee().isZero() && terms.payee().equals(terms.client())) {
            warn(Role.WORKER, "payee", "payeeIsClient");
        }
    }

    private void disputes() {
        if (terms.claimCap().isZero()) {
            return;
        }
        if (terms.arbiter().isZero()) {
            warn(Role.CLIENT, "arbiter", "noArbiter", terms.fallback());
            warn(Role.WORKER, "arbiter", "noArbiter", terms.fallback());
        } else if (terms.ruling().compareTo(SHORT_REVIEW) < 0) {
            warn(Role.WORKER, "ruling", "rulingShort", terms.ruling());
        }
        if (terms.fallback().value() == 0) {
            warn(Role.WORKER, "fallbackBps", "fallbackNone");
        }
        if (terms.fallback().value() == BasisPoints.WHOLE) {
            warn(Role.CLIENT, "fallbackBps", "fallbackAll");
        }
        if (terms.arbiterFee().times(2).compareTo(terms.claimCap()) > 0) {
            warn(Role.CLIENT, "arbiterFee", "feeHigh", new Said.Sum(terms.arbiterFee(), terms.token()));
        }
    }

    private void claims() {
        Said.Sum cap = new Said.Sum(terms.claimCap(), terms.token());
        if (terms.claimCap().isZero()) {
            warn(Role.WORKER, "claimCap", "noClaims");
        } else if (sum.compareTo(terms.claimCap()) > 0) {
            warn(Role.WORKER, "claimCap", "capBelowSum", cap, terms.review());
        } else if (!sum.isZero()) {
            warn(Role.CLIENT, "claimCap", "capWholeSum", cap, terms.review());
        }
    }

    private void periods() {
        if (terms.review().compareTo(SHORT_REVIEW) < 0) {
            warn(Role.CLIENT, "review", "reviewShort", terms.review());
        }
        if (terms.review().compareTo(LONG_REVIEW) > 0) {
            warn(Role.WORKER, "review", "reviewLong", terms.review());
        }
        if (terms.notice().compareTo(SHORT_NOTICE) < 0) {
            warn(Role.WORKER, "notice", "noticeShort", terms.notice());
        }
        if (terms.committedUntil().isAfter(now.plus(LONG_COMMITMENT))) {
            warn(Role.CLIENT, "committedUntil", "committedFar", terms.committedUntil());
        }
    }

    private void warn(Role harms, String field, String key, Object... arguments) {
        found.add(new Warning(harms, field, Said.of("agreement.warn." + key, arguments)));
    }
}
