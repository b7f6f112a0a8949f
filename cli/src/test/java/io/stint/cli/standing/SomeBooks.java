package io.stint.cli.standing;

import io.stint.cli.standing.Offered.Held;
import io.stint.cli.standing.Offered.Known;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.body.Conversion;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.document.body.Timesheet;
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

/** Timesheets of one agreement, sealed for its client. An hour is worth 60 units at the usual rate. */
final class SomeBooks {
    private static final SecureRandom RANDOM = new SecureRandom();
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 9);
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    static final Hash32 ID = Hash32.keccak("agreement");
    static final PrivateKey CLIENT = PrivateKey.generate(RANDOM);
    static final PrivateKey WORKER = PrivateKey.generate(RANDOM);

    private final List<SealedDocument> documents = new ArrayList<>();
    private final Terms terms = terms(put(CLIENT, scope()));

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

    DocumentId put(PrivateKey author, Body body) {
        Document document = Document.sign(body.kind(), NOW.plusSeconds(documents.size()), body.json(), author);
        SequencedMap<Address, PublicReadingKey> readers = new LinkedHashMap<>();
        List.of(WORKER, CLIENT)
                .forEach(
                        key -> readers.put(key.address(), ReadingKeyPair.of(key).publicKey()));
        documents.add(SealedDocument.seal(document, readers, RANDOM));
        return document.id();
    }

    static WorkEntry entry(LocalDate day, int from, int to, int offset) {
        long start = day.atTime(from, 0).toEpochSecond(ZoneOffset.UTC);
        return new WorkEntry(start, start + (to - from) * 3_600L, offset, 0, Optional.empty(), Optional.empty(), false);
    }

    DocumentId handIn(LocalDate from, String source, WorkEntry... entries) {
        return handIn(from, from.plusDays(6), 0, true, source, List.of(entries));
    }

    DocumentId handIn(
            LocalDate from, LocalDate to, int carried, boolean running, String source, List<WorkEntry> entries) {
        Conversion rate = new Conversion(new Price(new BigDecimal("100"), new Currency("EUR")), source, NOW);
        return put(
                WORKER, new Timesheet(Salt.random(RANDOM), ID, from, to, carried, entries, Optional.of(rate), running));
    }

    /** All but the scope. */
    void clear() {
        documents.subList(1, documents.size()).clear();
    }

    /**
     * What waits of it.
     *
     * @param memos of the vouchers, from the lowest total on
     */
    List<Week> waiting(Map<LocalDate, Known> periods, Map<Hash32, Held> claimed, List<Hash32> memos) {
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
        Offered offered = new Offered(NOW, Amount.ZERO, Amount.ZERO, periods, 0, claimed, memos, documents);
        return new Books(right, terms, offered, ReadingKeyPair.of(CLIENT)).waiting();
    }
}
