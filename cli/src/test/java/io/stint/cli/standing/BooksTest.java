package io.stint.cli.standing;

import static io.stint.cli.standing.SomeBooks.CLIENT;
import static io.stint.cli.standing.SomeBooks.ID;
import static io.stint.cli.standing.SomeBooks.MONDAY;
import static io.stint.cli.standing.SomeBooks.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.standing.Offered.Held;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.EntryChange;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.TimesheetApproval;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of an agreement's hours waits, and what of it is for a person. */
class BooksTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SomeBooks books = new SomeBooks();
    private Map<Hash32, Held> claimed = Map.of();
    private List<Hash32> memos = List.of();

    private List<Week> waiting() {
        return books.waiting(Map.of(), claimed, memos);
    }

    @Test
    void whatIsUsualWaitsAndNothingIsOddAboutIt() {
        books.handIn(MONDAY, "the bank", entry(MONDAY, 8, 12, 0));
        books.handIn(MONDAY.plusDays(7), "the bank", entry(MONDAY.plusDays(7), 8, 10, 0));

        assertThat(waiting()).extracting(Week::odd).containsExactly(List.of(), List.of());
        assertThat(waiting())
                .extracting(Week::adds)
                .containsExactly(Amount.ofWei(BigInteger.valueOf(240)), Amount.ofWei(BigInteger.valueOf(120)));
    }

    @Test
    void aDayOrAnHourThatTwoTimesheetsHaveIsForAPerson() {
        LocalDate sunday = MONDAY.plusDays(6);
        books.handIn(MONDAY, "the bank", entry(sunday, 22, 24, 0));
        books.handIn(MONDAY.plusDays(7), "the bank", entry(sunday, 22, 24, 180));

        assertThat(waiting())
                .hasSize(2)
                .allSatisfy(week ->
                        assertThat(week.odd()).containsExactly("another timesheet has days or hours of it too"));

        books.clear();
        books.handIn(MONDAY, "the bank", entry(MONDAY.plusDays(2), 8, 10, 0));
        books.handIn(MONDAY.plusDays(1), "the bank", entry(MONDAY.plusDays(3), 8, 10, 0));
        assertThat(waiting())
                .hasSize(2)
                .allSatisfy(week -> assertThat(week.odd()).contains("another timesheet has days or hours of it too"));
    }

    @Test
    void whatBecameAClaimIsNotApprovedAsWell() {
        DocumentId sheet = books.handIn(MONDAY, "the bank", entry(MONDAY, 8, 12, 0));
        claimed = Map.of(sheet.hash(), new Held(Amount.ofWei(BigInteger.valueOf(240)), false));
        assertThat(waiting()).isEmpty();

        books.handIn(MONDAY, "the bank", entry(MONDAY, 8, 13, 0));

        assertThat(waiting().getFirst().adds()).isEqualTo(Amount.ofWei(BigInteger.valueOf(60)));
        assertThat(waiting().getFirst().worth()).isEqualTo(Amount.ofWei(BigInteger.valueOf(60)));
    }

    @Test
    void whatAPersonHasStruckComesBackToAPerson() {
        DocumentId sheet = books.handIn(MONDAY, "the bank", entry(MONDAY, 8, 12, 0), entry(MONDAY, 13, 14, 0));
        DocumentId answer = books.put(
                CLIENT,
                new TimesheetApproval(
                        Salt.random(RANDOM),
                        ID,
                        sheet,
                        List.of(new EntryChange(1, Optional.empty(), "not on Mondays")),
                        Optional.empty(),
                        Amount.ofWei(BigInteger.valueOf(240))));
        memos = List.of(answer.hash());
        assertThat(waiting())
                .extracting(Week::odd)
                .containsExactly(List.of("hours of these days were changed by a person before"));
    }

    @Test
    void aRateOfAnotherSourceThanTheTermsNameIsForAPerson() {
        books.handIn(MONDAY, "a friend", entry(MONDAY, 8, 12, 0));

        assertThat(waiting().getFirst().odd()).containsExactly("the rate is of a friend, and the terms name the bank");
    }
}
