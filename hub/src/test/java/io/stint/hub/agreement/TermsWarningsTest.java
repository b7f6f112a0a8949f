package io.stint.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.web.Texts;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class TermsWarningsTest {
    /** Nothing to warn of, but that claims are smaller than the sum. */
    private static final Draft FAIR = new Draft(Story.terms());

    static final List<Arguments> TABLE = List.of(
            row(t -> t, "WORKER capBelowSum"),
            row(t -> t.arbiter(Address.ZERO).fee(0), "CLIENT noArbiter", "WORKER noArbiter", "WORKER capBelowSum"),
            row(t -> t.fallback(0), "WORKER fallbackNone", "WORKER capBelowSum"),
            row(t -> t.fallback(10_000), "CLIENT fallbackAll", "WORKER capBelowSum"),
            row(t -> t.cap(0).fee(0), "WORKER noClaims"),
            row(t -> t.cap(1000), "CLIENT capWholeSum"),
            row(t -> t.fee(201), "CLIENT feeHigh", "WORKER capBelowSum"),
            row(t -> t.approver(Story.WORKER.address()), "CLIENT approverIsWorker", "WORKER capBelowSum"),
            row(t -> t.payee(Story.CLIENT.address()), "WORKER payeeIsClient", "WORKER capBelowSum"),
            row(t -> t.ruling(Duration.ofHours(1)), "WORKER rulingShort", "WORKER capBelowSum"),
            row(t -> t.review(Duration.ofHours(1)), "WORKER capBelowSum", "CLIENT reviewShort"),
            row(t -> t.review(Duration.ofDays(31)), "WORKER capBelowSum", "WORKER reviewLong"),
            row(t -> t.notice(Duration.ofDays(1)), "WORKER capBelowSum", "WORKER noticeShort"),
            row(t -> t.committed(Story.START.plus(Duration.ofDays(200))), "WORKER capBelowSum", "CLIENT committedFar"));

    private static Arguments row(UnaryOperator<Draft> change, String... warnings) {
        return Arguments.of(change.apply(FAIR).terms(), List.of(warnings));
    }

    @ParameterizedTest
    @FieldSource("TABLE")
    void bothSidesHearWhatHarmsThem(Terms terms, List<String> warnings) {
        List<TermsWarnings.Warning> found = TermsWarnings.of(terms, Amount.ofWei(1000), Story.START);

        assertThat(found.stream()
                        .map(w -> w.harms() + " " + w.said().key().substring("agreement.warn.".length()))
                        .toList())
                .isEqualTo(warnings);
        found.forEach(w -> assertThat(Texts.ALL.values())
                .allMatch(texts -> texts.keys().contains(w.said().key())));
    }

    private record Draft(Terms terms) {
        Draft arbiter(Address arbiter) {
            return with(terms.payee(), terms.approver(), arbiter, terms.claimCap(), terms.arbiterFee());
        }

        Draft fee(long wei) {
            return with(terms.payee(), terms.approver(), terms.arbiter(), terms.claimCap(), Amount.ofWei(wei));
        }

        Draft cap(long wei) {
            return with(terms.payee(), terms.approver(), terms.arbiter(), Amount.ofWei(wei), terms.arbiterFee());
        }

        Draft approver(Address approver) {
            return with(terms.payee(), approver, terms.arbiter(), terms.claimCap(), terms.arbiterFee());
        }

        Draft payee(Address payee) {
            return with(payee, terms.approver(), terms.arbiter(), terms.claimCap(), terms.arbiterFee());
        }

        Draft review(Duration review) {
            return with(review, terms.ruling(), terms.notice(), terms.committedUntil(), terms.fallback());
        }

        Draft ruling(Duration ruling) {
            return with(terms.review(), ruling, terms.notice(), terms.committedUntil(), terms.fallback());
        }

        Draft notice(Duration notice) {
            return with(terms.review(), terms.ruling(), notice, terms.committedUntil(), terms.fallback());
        }

        Draft committed(Instant until) {
            return with(terms.review(), terms.ruling(), terms.notice(), until, terms.fallback());
        }

        Draft fallback(int bps) {
            return with(terms.review(), terms.ruling(), terms.notice(), terms.committedUntil(), new BasisPoints(bps));
        }

        private Draft with(Address payee, Address approver, Address arbiter, Amount cap, Amount fee) {
            return new Draft(new Terms(
                    terms.client(),
                    terms.worker(),
                    payee,
                    approver,
                    arbiter,
                    terms.token(),
                    terms.hub(),
                    cap,
                    fee,
                    terms.review(),
                    terms.ruling(),
                    terms.notice(),
                    terms.committedUntil(),
                    terms.fallback(),
                    terms.hubFee(),
                    terms.scope(),
                    terms.salt()));
        }

        private Draft with(Duration review, Duration ruling, Duration notice, Instant committed, BasisPoints fallback) {
            return new Draft(new Terms(
                    terms.client(),
                    terms.worker(),
                    terms.payee(),
                    terms.approver(),
                    terms.arbiter(),
                    terms.token(),
                    terms.hub(),
                    terms.claimCap(),
                    terms.arbiterFee(),
                    review,
                    ruling,
                    notice,
                    committed,
                    fallback,
                    terms.hubFee(),
                    terms.scope(),
                    terms.salt()));
        }
    }
}
