package io.stint.protocol.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.terms.SomeTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HandInTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final PrivateKey WORKER =
            PrivateKey.of(Hash32.keccak("a worker").bytes());
    private static final PrivateKey STRANGER =
            PrivateKey.of(Hash32.keccak("a stranger").bytes());
    private static final Hash32 AGREEMENT = Hash32.keccak("an agreement");
    private static final Token COIN = Token.nativeCoin("rBTC");
    private static final Instant SIGNED =
            MONDAY.plusDays(7).atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Scope SCOPE = scope(Optional.of(20 * 60));

    @Test
    void whatWasWorkedIsWorthWhatTheScopeSays() {
        HandIn handIn = checked(sheet(List.of(entry(0, 9, 4 * 60), entry(2, 9, 90))), WORKER);

        assertThat(handIn.tally().paid()).isEqualTo(5 * 60 + 30);
        assertThat(handIn.amount()).isEqualTo(Amount.ofSat(330_000));
        assertThat(handIn.odd()).isEmpty();
    }

    @Test
    void whatIsRareIsPointedOut() {
        HandIn handIn =
                checked(sheet(List.of(entry(0, 8, 4 * 60), entry(1, 8, 11 * 60), entry(5, 7, 14 * 60))), WORKER);

        assertThat(handIn.pointedOut())
                .containsExactly(
                        "entry 2 (2026-03-03): 11:00 hours on the day",
                        "entry 3 (2026-03-07): 14:00 hours on the day",
                        "9:00 hours above the week's cap, which are not paid");
    }

    @Test
    void aWeekendIsOddAtNightAlone() {
        assertThat(checked(sheet(List.of(entry(5, 8, 60), entry(6, 21, 60))), WORKER)
                        .odd())
                .isEmpty();
        assertThat(checked(sheet(List.of(entry(4, 23, 50), entry(5, 5, 60), entry(6, 21, 61))), WORKER)
                        .pointedOut())
                .containsExactly(
                        "entry 2 (2026-03-07): at night, on a weekend", "entry 3 (2026-03-08): at night, on a weekend");
    }

    @Test
    void twoEntriesMakeALongDay() {
        assertThat(checked(sheet(List.of(entry(0, 6, 300), entry(0, 12, 300))), WORKER)
                        .odd())
                .isEmpty();
        assertThat(checked(sheet(List.of(entry(0, 6, 300), entry(0, 12, 301))), WORKER)
                        .pointedOut())
                .containsExactly("entry 2 (2026-03-02): 10:01 hours on the day");
    }

    @Test
    void nobodyElsesAndNothingElse() {
        Timesheet sheet = sheet(List.of(entry(0, 9, 60)));

        assertThatThrownBy(() -> checked(sheet, STRANGER))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("was signed by " + STRANGER.address());
        assertThatThrownBy(() -> HandIn.of(
                        Document.sign(DocumentKind.SCOPE, SIGNED, SCOPE.json(), WORKER),
                        SCOPE,
                        terms(SCOPE),
                        AGREEMENT,
                        COIN))
                .hasMessageContaining("this is a scope, not a timesheet");
        assertThatThrownBy(() -> HandIn.of(signed(sheet, WORKER), SCOPE, terms(SCOPE), Hash32.ZERO, COIN))
                .hasMessageContaining("is for the agreement " + AGREEMENT);
        assertThatThrownBy(
                        () -> HandIn.of(signed(sheet, WORKER), scope(Optional.empty()), terms(SCOPE), AGREEMENT, COIN))
                .hasMessageContaining("take the scope that belongs to this agreement");
    }

    @Test
    void hoursToComeAreNotHandedIn() {
        Timesheet sheet = sheet(List.of(entry(6, 22, 2 * 60 + 3)));

        assertThatThrownBy(() -> checked(sheet, WORKER)).hasMessageContaining("after the timesheet was signed");
        assertThat(checked(sheet(List.of(entry(6, 22, 2 * 60 + 2))), WORKER)
                        .tally()
                        .paid())
                .as("clocks differ a little")
                .isEqualTo(2 * 60);
    }

    /** Of many workers: what all get is what each gets, and no minute above a cap is paid. */
    @Property(tries = 200)
    void theSumOfAllIsTheSumOfEach(
            @ForAll @Size(min = 1, max = 7) List<@IntRange(min = 1, max = 14 * 60) Integer> minutes,
            @ForAll @IntRange(min = 1, max = 40) int cap) {
        Scope scope = scope(Optional.of(cap * 60));
        List<WorkEntry> entries = IntStream.range(0, minutes.size())
                .mapToObj(day -> entry(day, 6, minutes.get(day)))
                .toList();
        HandIn handIn = HandIn.of(signed(sheet(entries), WORKER), scope, terms(scope), AGREEMENT, COIN);
        long rounded = minutes.stream().mapToLong(m -> (m + 3L) / 6 * 6).sum();

        assertThat(handIn.tally().paid()).isEqualTo(Math.min(rounded, 60L * cap));
        assertThat(handIn.amount())
                .isEqualTo(Amount.ofSat(1_000).times(handIn.tally().paid()));
    }

    private static HandIn checked(Timesheet sheet, PrivateKey by) {
        return HandIn.of(signed(sheet, by), SCOPE, terms(SCOPE), AGREEMENT, COIN);
    }

    private static Document signed(Timesheet sheet, PrivateKey by) {
        return Document.sign(DocumentKind.TIMESHEET, SIGNED, sheet.json(), by);
    }

    private static Timesheet sheet(List<WorkEntry> entries) {
        return new Timesheet(
                new Salt(Bytes.of(new byte[Salt.LENGTH])),
                AGREEMENT,
                MONDAY,
                MONDAY.plusDays(6),
                0,
                entries,
                Optional.empty(),
                false);
    }

    private static WorkEntry entry(int day, int hour, int minutes) {
        long start = MONDAY.plusDays(day).atTime(hour, 0).toEpochSecond(ZoneOffset.UTC);
        return new WorkEntry(start, start + 60L * minutes, 0, 0, Optional.empty(), Optional.empty(), false);
    }

    /** 0.0006 an hour, which is 1,000 satoshi a minute. */
    private static Scope scope(Optional<Integer> weekly) {
        return new Scope(
                new Salt(Bytes.of(new byte[Salt.LENGTH])),
                Optional.empty(),
                "Photos",
                "By the hour.",
                List.of(),
                Optional.of(new Hourly(
                        new Price(new BigDecimal("0.0006"), new Currency("rBTC")),
                        weekly,
                        PayPeriod.WEEK,
                        ZoneId.of("UTC"),
                        new Rounding(6, Rounding.Mode.NEAREST, Rounding.Each.ENTRY))));
    }

    private static Terms terms(Scope scope) {
        return SomeTerms.with(t -> {
            t.worker = WORKER.address();
            t.scope = DocumentId.of(scope.json()).hash();
        });
    }
}
