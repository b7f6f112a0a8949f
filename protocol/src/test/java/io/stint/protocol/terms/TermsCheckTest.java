package io.stint.protocol.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each rule of {@code TermsCheck.sol}, at its boundary and one over. */
class TermsCheckTest {
    private static final Address ESCROW = SomeTerms.address("escrow");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(180);

    @Test
    void ordinaryTermsAreAccepted() {
        accepted(t -> {});
    }

    @Test
    void aPartyIsNeitherNobodyNorTheOtherNorTheEscrow() {
        refused(t -> t.client = Address.ZERO, "client is the zero address");
        refused(t -> t.worker = Address.ZERO, "worker is the zero address");
        refused(t -> t.client = t.worker, "the same address");
        refused(t -> t.client = ESCROW, "escrow contract itself");
        refused(t -> t.worker = ESCROW, "escrow contract itself");
    }

    @Test
    void noMoneyOrDecisionBelongsToTheEscrow() {
        refused(t -> t.payee = ESCROW, "escrow contract itself");
        refused(t -> t.hub = ESCROW, "escrow contract itself");
        refused(t -> t.arbiter = ESCROW, "escrow contract itself");
        accepted(t -> t.approver = ESCROW);
        accepted(t -> t.token = ESCROW);
    }

    @Test
    void theArbiterIsNoSideOfTheDispute() {
        refused(t -> t.arbiter = t.client, "the arbiter");
        refused(t -> t.arbiter = t.worker, "the arbiter");
        refused(t -> t.arbiter = t.approver = SomeTerms.address("x"), "the arbiter");
        refused(t -> t.arbiter = t.payee = SomeTerms.address("x"), "the arbiter");
        accepted(t -> t.arbiter = t.hub);
    }

    @Test
    void otherRolesMayBeOneAddress() {
        accepted(t -> t.payee = t.client);
        accepted(t -> t.approver = t.client);
        accepted(t -> t.approver = t.worker);
        accepted(t -> t.hub = t.worker);
    }

    @Test
    void withoutAnArbiterThereIsNoFeeForOne() {
        refused(t -> t.arbiter = Address.ZERO, "no arbiter");
        accepted(t -> {
            t.arbiter = Address.ZERO;
            t.arbiterFee = Amount.ZERO;
        });
    }

    @Test
    void withoutAHubThereIsNoFeeForOne() {
        refused(t -> t.hub = Address.ZERO, "no hub");
        accepted(t -> {
            t.hub = Address.ZERO;
            t.hubFee = BasisPoints.ZERO;
        });
    }

    @Test
    void theHubTakesAtMostTenPercent() {
        accepted(t -> t.hubFee = new BasisPoints(1_000));
        refused(t -> t.hubFee = new BasisPoints(1_001), "over 10 %: 10.01 %");
    }

    @Test
    void theFallbackIsAtMostTheWhole() {
        accepted(t -> t.fallback = new BasisPoints(10_000));
        refused(t -> t.fallback = new BasisPoints(10_001), "over 100 %: 100.01 %");
    }

    @Test
    void noPeriodIsOver180Days() {
        accepted(t -> t.review = t.ruling = t.notice = LONGEST);
        refused(t -> t.ruling = LONGEST.plus(SECOND), "ruling period is over 180 days: 15552001 seconds");
        refused(t -> t.notice = LONGEST.plus(SECOND), "notice period is over 180 days");
        refused(t -> t.review = t.notice = LONGEST.plus(SECOND), "review period is over 180 days");
    }

    @Test
    void onlyTheRulingPeriodMayBeZero() {
        accepted(t -> t.ruling = Duration.ZERO);
        accepted(t -> t.review = t.notice = SECOND);
        refused(t -> t.review = Duration.ZERO, "review period is zero");
        refused(t -> t.review = t.notice = Duration.ZERO, "review period is zero");
    }

    @Test
    void noticeIsAtLeastTheReview() {
        accepted(t -> t.notice = t.review);
        refused(t -> t.notice = t.review.minus(SECOND), "shorter than the review");
    }

    @Test
    void theClientIsBoundForTwoYearsAtMost() {
        Instant farthest = NOW.plus(Duration.ofDays(2 * 365));
        accepted(t -> t.committedUntil = farthest);
        accepted(t -> t.committedUntil = Instant.EPOCH);
        refused(t -> t.committedUntil = farthest.plus(SECOND), "over two years ahead");
    }

    @Test
    void everyReasonIsGivenAtOnce() {
        Terms bad = SomeTerms.with(t -> {
            t.client = t.worker = Address.ZERO;
            t.hubFee = new BasisPoints(20_000);
            t.review = Duration.ZERO;
        });
        assertThat(TermsCheck.problems(bad, ESCROW, NOW)).hasSize(5);
    }

    private static void accepted(Consumer<SomeTerms> change) {
        assertThat(TermsCheck.problems(SomeTerms.with(change), ESCROW, NOW)).isEmpty();
    }

    private static void refused(Consumer<SomeTerms> change, String because) {
        List<String> problems = TermsCheck.problems(SomeTerms.with(change), ESCROW, NOW);
        assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(because));
    }
}
