package io.stint.protocol.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** {@link TermsCheck} against {@code TermsCheck.sol}, which stands here line by line. */
class ContractRulesTest {
    private static final Address ESCROW = SomeTerms.address("escrow");
    private static final long NOW = 1_800_000_000;
    private static final long LONGEST = 180 * 86_400L;
    private static final Instant LAST_COMMITMENT = Instant.ofEpochSecond(NOW + 2 * 365 * 86_400L);

    @Property(tries = 5_000)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void whatIsAcceptedHereIsAcceptedByTheContract(@ForAll("terms") Terms terms) {
        boolean accepted =
                TermsCheck.problems(terms, ESCROW, Instant.ofEpochSecond(NOW)).isEmpty();
        Statistics.label("accepted")
                .collect(accepted)
                .coverage(c -> c.check(true).percentage(p -> p > 15 && p < 85));
        assertThat(accepted).isEqualTo(validate(terms));
    }

    private static boolean validate(Terms t) {
        long review = t.review().toSeconds();
        long notice = t.notice().toSeconds();
        if (t.client().isZero() || t.client().equals(t.worker())) return false;
        if (t.worker().isZero()) return false;
        for (Address receiver : List.of(t.client(), t.worker(), t.payee(), t.hub(), t.arbiter())) {
            if (receiver.equals(ESCROW)) return false;
        }
        if (!t.arbiter().isZero()) {
            if (t.arbiter().equals(t.client()) || t.arbiter().equals(t.worker())) return false;
            if (t.arbiter().equals(t.approver()) || t.arbiter().equals(t.payee())) return false;
        }
        if (t.fallback().value() > 10_000) return false;
        if (t.hubFee().value() > 1_000) return false;
        if (t.hubFee().value() > 0 && t.hub().isZero()) return false;
        if (!t.arbiterFee().isZero() && t.arbiter().isZero()) return false;
        if (review == 0 || review > LONGEST) return false;
        if (t.ruling().toSeconds() > LONGEST) return false;
        if (notice < review || notice > LONGEST) return false;
        return t.committedUntil().getEpochSecond() <= LAST_COMMITMENT.getEpochSecond();
    }

    /** Good terms with a few fields changed to values on or beside a boundary. */
    @Provide
    Arbitrary<Terms> terms() {
        Arbitrary<Address> people = Arbitraries.of("client", "worker", "arbiter", "hub", "x", "escrow", "zero")
                .map(name -> name.equals("zero") ? Address.ZERO : SomeTerms.address(name));
        Arbitrary<Duration> periods =
                Arbitraries.of(0L, 1L, LONGEST - 1, LONGEST, LONGEST + 1).map(Duration::ofSeconds);
        Arbitrary<BasisPoints> shares =
                Arbitraries.of(0, 1, 1_000, 1_001, 10_000, 10_001).map(BasisPoints::new);
        Arbitrary<Instant> times = Arbitraries.of(0, 1, 2).map(over -> LAST_COMMITMENT.plusSeconds(over - 1));
        Arbitrary<Consumer<SomeTerms>> changes = Arbitraries.oneOf(
                people.map(a -> t -> t.client = a),
                people.map(a -> t -> t.worker = a),
                people.map(a -> t -> t.payee = a),
                people.map(a -> t -> t.approver = a),
                people.map(a -> t -> t.arbiter = a),
                people.map(a -> t -> t.hub = a),
                periods.map(p -> t -> t.review = p),
                periods.map(p -> t -> t.ruling = p),
                periods.map(p -> t -> t.notice = p),
                shares.map(s -> t -> t.fallback = s),
                shares.map(s -> t -> t.hubFee = s),
                times.map(i -> t -> t.committedUntil = i),
                Arbitraries.of(0, 1).map(fee -> t -> t.arbiterFee = Amount.ofWei(fee)));
        return changes.list().ofMaxSize(6).map(all -> SomeTerms.with(t -> all.forEach(change -> change.accept(t))));
    }
}
