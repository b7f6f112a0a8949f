package io.stint.protocol.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Conversion;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.EntryChange;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.TimesheetApproval;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ApprovedHoursTest {
    private static final Token COIN = new Token(Address.ZERO, "rBTC", 18);
    private static final int HOUR = 3600;
    private static final Hourly TEN_AN_HOUR = SomeHours.rule("10", "EUR", Optional.empty(), Rounding.NONE);

    /** A sheet with a rate of its own, and which of its entries are struck. */
    record Case(Hourly rule, Timesheet sheet, Set<Integer> struck) {
        List<EntryChange> strikes() {
            return struck.stream()
                    .filter(i -> i < sheet.entries().size())
                    .sorted()
                    .map(i -> new EntryChange(i, Optional.empty(), "not ours"))
                    .toList();
        }

        Timesheet rest() {
            return sheet.withEntries(IntStream.range(0, sheet.entries().size())
                    .filter(i -> !struck.contains(i))
                    .mapToObj(sheet.entries()::get)
                    .toList());
        }

        ApprovedHours approved(List<EntryChange> changes) {
            return ApprovedHours.of(rule, COIN, sheet, changes, Optional.empty());
        }
    }

    private static Conversion coinAt(String price) {
        return new Conversion(new Price(new BigDecimal(price), new Currency("EUR")), "a file", Instant.EPOCH);
    }

    private static Timesheet priced(Timesheet sheet) {
        return new Timesheet(
                sheet.salt(),
                sheet.agreement(),
                sheet.from(),
                sheet.to(),
                sheet.carried(),
                sheet.entries(),
                Optional.of(coinAt("81234.56")),
                false);
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<Hourly> rules = Combinators.combine(
                        Arbitraries.integers().between(1, 3_000).optional(),
                        Arbitraries.of(1, 6, 15, 60),
                        Arbitraries.of(Rounding.Mode.class),
                        Arbitraries.of(Rounding.Each.class))
                .as((weekly, unit, mode, each) ->
                        SomeHours.rule("17.35", "EUR", weekly, new Rounding(unit, mode, each)));
        Arbitrary<Timesheet> sheets = Combinators.combine(
                        Arbitraries.integers().between(1, 6 * HOUR).list().ofMaxSize(30),
                        Arbitraries.integers()
                                .between(HOUR, 12 * HOUR)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(5),
                        Arbitraries.integers().between(0, 4_000))
                .as((worked, rested, carried) -> priced(SomeHours.weeks(worked, rested, carried)));
        return Combinators.combine(
                        rules, sheets, Arbitraries.integers().between(0, 29).set())
                .as(Case::new);
    }

    @Property
    void theLinesAreTheWholeToTheLastUnit(@ForAll("cases") Case c) {
        for (List<EntryChange> changes : List.of(List.<EntryChange>of(), c.strikes())) {
            ApprovedHours approved = c.approved(changes);

            assertThat(approved.lines()).hasSameSizeAs(c.sheet().entries());
            assertThat(approved.lines().stream().map(ApprovedHours.Line::amount).reduce(Amount.ZERO, Amount::plus))
                    .isEqualTo(approved.amount());
            long paid = approved.lines().stream()
                    .mapToLong(ApprovedHours.Line::paid)
                    .sum();
            assertThat(Wage.of(c.rule(), COIN, c.sheet().conversion()).of(paid)).isEqualTo(approved.amount());
        }
    }

    @Property
    void whatIsStruckCountsAsIfItHadNotBeenHandedInAndNeverAddsAnything(@ForAll("cases") Case c) {
        ApprovedHours approved = c.approved(c.strikes());

        assertThat(approved.amount())
                .isEqualTo(ApprovedHours.of(c.rule(), COIN, c.rest()).amount());
        assertThat(approved.amount())
                .isLessThanOrEqualTo(ApprovedHours.of(c.rule(), COIN, c.sheet()).amount());
        approved.lines().stream()
                .filter(line -> line.change().isPresent())
                .forEach(line -> assertThat(line.amount()).isEqualTo(Amount.ZERO));
    }

    @Property
    void aChangeToTheSameTimesChangesNothing(@ForAll("cases") Case c) {
        List<EntryChange> same = new ArrayList<>();
        for (int i = 0; i < c.sheet().entries().size(); i++) {
            same.add(new EntryChange(i, Optional.of(times(c.sheet().entries().get(i))), "as it was"));
        }

        assertThat(c.approved(same).amount()).isEqualTo(c.approved(List.of()).amount());
    }

    private static EntryChange.Times times(WorkEntry entry) {
        return new EntryChange.Times(entry.start(), entry.end(), entry.pause());
    }

    @Property
    void anAmountThatDoesNotFollowIsRefused(@ForAll("cases") Case c, @ForAll @IntRange(min = 1, max = 1000) int off) {
        Amount right = c.approved(c.strikes()).amount();

        assertThat(ApprovedHours.of(c.rule(), COIN, c.sheet(), approval(c, right))
                        .amount())
                .isEqualTo(right);
        assertThatThrownBy(
                        () -> ApprovedHours.of(c.rule(), COIN, c.sheet(), approval(c, right.plus(Amount.ofWei(off)))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("follow from the hours and the rate");
    }

    private static TimesheetApproval approval(Case c, Amount amount) {
        return new TimesheetApproval(
                new Salt(Bytes.of(new byte[Salt.LENGTH])),
                c.sheet().agreement(),
                DocumentId.of(c.sheet().json()),
                c.strikes(),
                Optional.empty(),
                amount);
    }

    private static Timesheet twoMornings() {
        return priced(SomeHours.sheet(
                SomeHours.MONDAY,
                SomeHours.MONDAY.plusDays(6),
                0,
                List.of(
                        SomeHours.entry(SomeHours.MONDAY, 9, 0, 4 * HOUR),
                        SomeHours.entry(SomeHours.MONDAY, 14, 0, 2 * HOUR))));
    }

    private static EntryChange shifted(Timesheet sheet, int entry, long start, long end) {
        WorkEntry was = sheet.entries().get(entry);
        return new EntryChange(
                entry, Optional.of(new EntryChange.Times(was.start() + start, was.end() + end, 0)), "as I saw it");
    }

    @Example
    void anEntryIsShortenedAndAnotherRateTaken() {
        Timesheet sheet = twoMornings();

        ApprovedHours approved = ApprovedHours.of(
                TEN_AN_HOUR, COIN, sheet, List.of(shifted(sheet, 0, 0, -HOUR)), Optional.of(coinAt("50000")));

        // Three hours and two at 10 EUR, a coin at 50,000 EUR.
        assertThat(approved.amount()).isEqualTo(Amount.ofWei(1_000_000_000_000_000L));
        assertThat(approved.lines().getFirst().paid()).isEqualTo(180);
        assertThat(approved.lines().getFirst().entry())
                .isEqualTo(sheet.entries().getFirst());
    }

    @Example
    void aChangeThatNoTimesheetCouldHaveIsRefused() {
        Timesheet sheet = twoMornings();

        refused(sheet, shifted(sheet, 0, 0, 3 * HOUR)).hasMessageContaining("let none overlap");
        refused(sheet, shifted(sheet, 0, -48 * HOUR, -48 * HOUR)).hasMessageContaining("is outside");
        refused(sheet, shifted(sheet, 0, 5 * HOUR, 0)).hasMessageContaining("not after it");
        refused(sheet, new EntryChange(2, Optional.empty(), "which one?")).hasMessageContaining("has no entry 2");
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(Timesheet sheet, EntryChange change) {
        return assertThatThrownBy(() -> ApprovedHours.of(TEN_AN_HOUR, COIN, sheet, List.of(change), Optional.empty()))
                .isInstanceOf(BadInput.class);
    }

    @Example
    void anApprovalIsForItsOwnAgreement() {
        Timesheet sheet = twoMornings();
        TimesheetApproval other = new TimesheetApproval(
                sheet.salt(), Hash32.ZERO, DocumentId.of(sheet.json()), List.of(), Optional.empty(), Amount.ZERO);

        assertThatThrownBy(() -> ApprovedHours.of(TEN_AN_HOUR, COIN, sheet, other))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("approve each in its own");
    }
}
