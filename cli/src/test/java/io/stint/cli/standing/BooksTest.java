package io.stint.cli.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.standing.Offered.Known;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.body.Conversion;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.EntryChange;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.TimesheetApproval;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.document.sealed.SealedDocument;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of an agreement's hours waits, and what of it is for a person. An hour is worth 60 units at the usual rate. */
class BooksTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 9);
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Hash32 ID = Hash32.keccak("agreement");
    private static final PrivateKey CLIENT = PrivateKey.generate(RANDOM);
    private static final PrivateKey WORKER = PrivateKey.generate(RANDOM);

    private final List<SealedDocument> documents = new ArrayList<>();
    private final Terms terms = terms(put(CLIENT, scope()));
    private Map<Hash32, Amount> claimed = Map.of();
    private Set<Hash32> memos = Set.of();

    private static Scope scope() {
        Hourly hourly = new Hourly(
                new Price(new BigDecimal("6"), new Currency("EUR")),
                Optional.of(2400),
                PayPeriod.WEEK,
                ZoneId.of("UTC"),
                Rounding.NONE,
                Optional.of("the bank"));
        return new Scope(
                Salt.random(RANDOM), Optional.empty(), "Hours", "By the hour.", List.of(), Optional.of(hourly));
    }

    private static Terms terms(DocumentId scope) {
        return new Terms(
                CLIENT.address(),
                WORKER.address(),
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Amount.ofSat(1),
                Amount.ZERO,
                Duration.ofDays(3),
                Duration.ofDays(14),
                Duration.ofDays(7),
                Instant.EPOCH,
                new BasisPoints(5_000),
                BasisPoints.ZERO,
                scope.hash(),
                BigInteger.ONE);
    }

    private DocumentId put(PrivateKey author, Body body) {
        Document document = Document.sign(body.kind(), NOW.plusSeconds(documents.size()), body.json(), author);
        SequencedMap<Address, PublicReadingKey> readers = new LinkedHashMap<>();
        List.of(WORKER, CLIENT)
                .forEach(
                        key -> readers.put(key.address(), ReadingKeyPair.of(key).publicKey()));
        documents.add(SealedDocument.seal(document, readers, RANDOM));
        return document.id();
    }

    private static WorkEntry entry(LocalDate day, int from, int to, int offset) {
        long start = day.atTime(from, 0).toEpochSecond(ZoneOffset.UTC);
        return new WorkEntry(start, start + (to - from) * 3_600L, offset, 0, Optional.empty(), Optional.empty(), false);
    }

    private DocumentId handIn(LocalDate from, String source, WorkEntry... entries) {
        Conversion rate = new Conversion(new Price(new BigDecimal("100"), new Currency("EUR")), source, NOW);
        return put(
                WORKER,
                new Timesheet(
                        Salt.random(RANDOM), ID, from, from.plusDays(6), 0, List.of(entries), Optional.of(rate), true));
    }

    private List<Week> waiting() {
        Right right = Right.fresh(new Lent(
                URI.create("http://localhost"),
                ID,
                new Token(Address.ZERO, "x", 3),
                CLIENT.address(),
                WORKER.address(),
                Amount.ofSat(1),
                Bytes.EMPTY,
                480,
                2400,
                NOW));
        Map<LocalDate, Known> periods = Map.of();
        Offered offered = new Offered(NOW, Amount.ZERO, Amount.ZERO, periods, 0, claimed, memos, documents);
        return new Books(right, terms, offered, ReadingKeyPair.of(CLIENT)).waiting();
    }

    @Test
    void whatIsUsualWaitsAndNothingIsOddAboutIt() {
        handIn(MONDAY, "the bank", entry(MONDAY, 8, 12, 0));
        handIn(MONDAY.plusDays(7), "the bank", entry(MONDAY.plusDays(7), 8, 10, 0));

        assertThat(waiting()).extracting(Week::odd).containsExactly(List.of(), List.of());
        assertThat(waiting())
                .extracting(Week::adds)
                .containsExactly(Amount.ofWei(BigInteger.valueOf(240)), Amount.ofWei(BigInteger.valueOf(120)));
    }

    @Test
    void aDayOrAnHourThatTwoTimesheetsHaveIsForAPerson() {
        LocalDate sunday = MONDAY.plusDays(6);
        handIn(MONDAY, "the bank", entry(sunday, 22, 24, 0));
        handIn(MONDAY.plusDays(7), "the bank", entry(sunday, 22, 24, 180));

        assertThat(waiting())
                .hasSize(2)
                .allSatisfy(week ->
                        assertThat(week.odd()).containsExactly("another timesheet has days or hours of it too"));

        documents.subList(1, documents.size()).clear();
        handIn(MONDAY, "the bank", entry(MONDAY.plusDays(2), 8, 10, 0));
        handIn(MONDAY.plusDays(1), "the bank", entry(MONDAY.plusDays(3), 8, 10, 0));
        assertThat(waiting())
                .hasSize(2)
                .allSatisfy(week -> assertThat(week.odd()).contains("another timesheet has days or hours of it too"));
    }

    @Test
    void whatBecameAClaimIsNotApprovedAsWell() {
        DocumentId sheet = handIn(MONDAY, "the bank", entry(MONDAY, 8, 12, 0));
        claimed = Map.of(sheet.hash(), Amount.ofWei(BigInteger.valueOf(240)));
        assertThat(waiting()).isEmpty();

        handIn(MONDAY, "the bank", entry(MONDAY, 8, 13, 0));

        assertThat(waiting().getFirst().adds()).isEqualTo(Amount.ofWei(BigInteger.valueOf(60)));
        assertThat(waiting().getFirst().worth()).isEqualTo(Amount.ofWei(BigInteger.valueOf(60)));
    }

    @Test
    void whatAPersonHasStruckComesBackToAPerson() {
        DocumentId sheet = handIn(MONDAY, "the bank", entry(MONDAY, 8, 12, 0), entry(MONDAY, 13, 14, 0));
        DocumentId answer = put(
                CLIENT,
                new TimesheetApproval(
                        Salt.random(RANDOM),
                        ID,
                        sheet,
                        List.of(new EntryChange(1, Optional.empty(), "not on Mondays")),
                        Optional.empty(),
                        Amount.ofWei(BigInteger.valueOf(240))));
        memos = Set.of(answer.hash());
        assertThat(waiting())
                .extracting(Week::odd)
                .containsExactly(List.of("hours of these days were changed by a person before"));
    }

    @Test
    void aRateOfAnotherSourceThanTheTermsNameIsForAPerson() {
        handIn(MONDAY, "a friend", entry(MONDAY, 8, 12, 0));

        assertThat(waiting().getFirst().odd()).containsExactly("the rate is of a friend, and the terms name the bank");
    }
}
