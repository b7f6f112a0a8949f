package io.stint.protocol.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of reports, and the periods that they are for. */
class ReportTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Token DOLLAR = new Token(address(9), "tUSD", 6);

    private static Address address(int last) {
        byte[] bytes = new byte[20];
        bytes[19] = (byte) last;
        return Address.of(bytes);
    }

    private static Amount amount(Random random) {
        return Amount.ofWei(new BigInteger(random.nextInt(1, 80), random));
    }

    private static Report random(Random random, int lines) {
        return new Report(IntStream.range(0, lines).mapToObj(_ -> line(random)).toList());
    }

    private static Valued line(Random random) {
        Instant at = Instant.ofEpochSecond(1_760_000_000L + random.nextInt(90_000_000));
        Line line = new Line(
                at,
                Hash32.keccak("agreement " + random.nextInt(5)),
                address(1 + random.nextInt(4)),
                List.of(Kind.values()).get(random.nextInt(Kind.values().length)),
                amount(random),
                amount(random),
                amount(random),
                Hash32.keccak("transaction " + random.nextLong()),
                Optional.empty(),
                Optional.empty());
        Coin coin = new Coin(30, random.nextBoolean() ? Token.nativeCoin("rBTC") : DOLLAR);
        BigDecimal price = new BigDecimal(BigInteger.valueOf(1 + random.nextLong(1_000_000_000_000L)), 6);
        return new Valued(
                line,
                coin,
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(new Rate("EUR", price, "teller", at)));
    }

    /** Of each kind and coin what the parts say comes to what the whole says, to the last unit and the last cent. */
    private static void requireSame(List<Sum> whole, Collection<Report> parts) {
        for (Sum sum : whole) {
            List<Sum> its = parts.stream()
                    .flatMap(part -> part.sums().stream())
                    .filter(one -> one.coin().equals(sum.coin()) && one.kind() == sum.kind())
                    .toList();
            assertThat(its.stream().map(Sum::amount).reduce(Amount.ZERO, Amount::plus))
                    .isEqualTo(sum.amount());
            assertThat(its.stream().map(Sum::fee).reduce(Amount.ZERO, Amount::plus))
                    .isEqualTo(sum.fee());
            assertThat(its.stream().map(Sum::tip).reduce(Amount.ZERO, Amount::plus))
                    .isEqualTo(sum.tip());
            assertThat(its.stream().map(Sum::value).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(sum.value());
            assertThat(its.stream().map(Sum::feeValue).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(sum.feeValue());
            assertThat(its.stream().map(Sum::tipValue).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(sum.tipValue());
            assertThat(its.stream().mapToInt(Sum::lines).sum()).isEqualTo(sum.lines());
            assertThat(its.stream().mapToInt(Sum::unvalued).sum()).isEqualTo(sum.unvalued());
        }
    }

    @Property(tries = 200)
    void thePartsComeToTheWhole(@ForAll Random random, @ForAll @IntRange(max = 60) int lines) {
        Report report = random(random, lines);
        List<Sum> whole = report.sums();

        assertThat(whole.stream().mapToInt(Sum::lines).sum()).isEqualTo(lines);
        requireSame(
                whole,
                report.lines().stream().map(one -> new Report(List.of(one))).toList());
        requireSame(whole, report.by(one -> one.line().other()).values());
        for (Grouping grouping : Grouping.values()) {
            requireSame(whole, report.by(grouping, MADRID).values());
        }
    }

    @Property(tries = 200)
    void whatWasWorthSomethingIsRoundedOnceAndByHalfACentAtMost(@ForAll Random random) {
        Valued one = line(random);
        one.rate().ifPresent(rate -> {
            BigDecimal exact =
                    new BigDecimal(one.line().amount().wei(), one.coin().token().decimals()).multiply(rate.price());
            BigDecimal value = one.value().orElseThrow();
            assertThat(value.scale()).isEqualTo(2);
            assertThat(value.subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
        });
        assertThat(one.value().isPresent()).isEqualTo(one.rate().isPresent());
    }

    @Test
    void aValueHasTheDigitsOfItsCurrency() {
        Amount half = Amount.ofWei(new BigInteger("5" + "0".repeat(17)));
        Rate yen = new Rate("JPY", new BigDecimal("9000001"), "teller", Instant.EPOCH);
        assertThat(yen.value(half, 18)).isEqualTo(new BigDecimal("4500001"));
        Rate euro = new Rate("EUR", new BigDecimal("0.03"), "teller", Instant.EPOCH);
        assertThat(euro.value(half, 18)).isEqualTo(new BigDecimal("0.02"));
    }

    @Property(tries = 300)
    void everyMomentIsInExactlyOneWeekMonthAndYear(@ForAll @IntRange(min = 100_000_000) int second) {
        Instant at = Instant.ofEpochSecond(second);
        for (Grouping grouping : Grouping.values()) {
            Span span = grouping.of(at, MADRID);
            assertThat(span.from(MADRID)).isBeforeOrEqualTo(at);
            assertThat(span.to(MADRID)).isAfter(at);
            assertThat(span.next().from(MADRID)).isEqualTo(span.to(MADRID));
            assertThat(span.next().previous()).isEqualTo(span);
            assertThat(Span.parse(span.key())).isEqualTo(span);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-W01,2025-12-29,2026-01-04",
        "2026-W53,2026-12-28,2027-01-03",
        "2026-02,2026-02-01,2026-02-28",
        "2026,2026-01-01,2026-12-31"
    })
    void aPeriodIsItsDays(String key, LocalDate first, LocalDate last) {
        Span span = Span.parse(key);
        assertThat(span.first()).isEqualTo(first);
        assertThat(span.last()).isEqualTo(last);
        assertThat(span.key()).isEqualTo(key);
    }

    @Test
    void theReadersClockDecidesInWhichMonthItWas() {
        Instant at = Instant.parse("2026-10-31T23:30:00Z");
        assertThat(Grouping.MONTH.of(at, MADRID).key()).isEqualTo("2026-11");
        assertThat(Grouping.MONTH.of(at, ZoneId.of("UTC")).key()).isEqualTo("2026-10");
        // A week in which the clock is put back is an hour longer.
        Span week = Span.parse("2026-W43");
        assertThat(week.to(MADRID).getEpochSecond() - week.from(MADRID).getEpochSecond())
                .isEqualTo(169 * 3600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-W54", "2025-W53", "2026-13", "26", "2026-1", "W47", "0000", "9999", "2026-W4"})
    void whatIsNoPeriodIsRefused(String key) {
        assertThatThrownBy(() -> Span.parse(key)).isInstanceOf(BadInput.class);
    }
}
