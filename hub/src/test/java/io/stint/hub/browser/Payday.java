package io.stint.hub.browser;

import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.DocumentId;
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
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Workers by the hour, each at a thousandth of a coin an hour, with an open agreement. The client is one of the ready-made
 * people, whose wallet and reading key are made of one key, unless it is said that the wallet is an extension.
 */
final class Payday {
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 9);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SYMBOL = "rBTC";
    private static final String EURO = "EUR";

    private final Village village;
    private final Scene scene;
    private final Hand client;

    Payday(Stage.Cast cast, PrivateKey client) {
        this(cast, Hand.of(cast.village(), client));
    }

    private Payday(Stage.Cast cast, Hand client) {
        this.village = cast.village();
        this.scene = cast.scene();
        this.client = client;
        client.publishReadingKey();
    }

    /** Of somebody whose wallet is an extension of the browser. */
    static Payday ofInjected(Stage.Cast cast, PrivateKey client) {
        return new Payday(cast, Hand.ofInjected(cast.village(), client));
    }

    /** A worker with an open agreement. */
    record Hired(Hand worker, Hash32 agreement) {}

    Hired hire() {
        return hire(PrivateKey.generate(RANDOM), ZoneId.of("UTC"));
    }

    /** @param zone by whose clock the hours are counted */
    Hired hire(PrivateKey key, ZoneId zone) {
        return hire(key, scope(zone, new Price(new BigDecimal("0.001"), new Currency(SYMBOL))));
    }

    /** At 57 EUR an hour: a thousandth of a coin by the village's rate. */
    Hired hireInEuro() {
        return hire(
                PrivateKey.generate(RANDOM),
                scope(ZoneId.of("UTC"), new Price(new BigDecimal("57"), new Currency(EURO))));
    }

    private Hired hire(PrivateKey key, Scope scope) {
        Hand worker = Hand.of(village, key);
        worker.publishReadingKey();
        Map<String, String> terms = scene.terms();
        terms.put("client", client.address().toString());
        terms.put("worker", worker.address().toString());
        terms.remove("arbiter");
        terms.put("arbiterFee", "0");
        terms.put("scope", client.seal(scope, worker).toString());
        Hash32 id = Hash32.parse(
                client.post("/api/agreements", terms).ok().get("agreement").asString());
        worker.act(id, "accept", Map.of());
        client.act(id, "open", Map.of());
        Scene.await(() -> Scene.state(room(worker, id)).equals("open"));
        return new Hired(worker, id);
    }

    private static Scope scope(ZoneId zone, Price rate) {
        Hourly hourly = new Hourly(rate, Optional.of(2400), PayPeriod.WEEK, zone, Rounding.NONE);
        return new Scope(salt(), Optional.empty(), "Hours", "At the counter.", List.of(), Optional.of(hourly));
    }

    /** A week from Monday, so many hours on each of its first days. */
    DocumentId handIn(Hired hired, boolean running, int... hours) {
        return handIn(hired, MONDAY, running, hours);
    }

    DocumentId handIn(Hired hired, LocalDate monday, boolean running, int... hours) {
        return handIn(hired, monday, Optional.empty(), running, hours);
    }

    /** By a rate in euro of this moment. */
    DocumentId handInAt(Hired hired, String price, int... hours) {
        Conversion rate = new Conversion(
                new Price(new BigDecimal(price), new Currency(EURO)),
                "the exchange",
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
        return handIn(hired, MONDAY, Optional.of(rate), false, hours);
    }

    private DocumentId handIn(Hired hired, LocalDate monday, Optional<Conversion> rate, boolean running, int... hours) {
        List<WorkEntry> entries = new ArrayList<>();
        for (int day = 0; day < hours.length; day++) {
            long start = monday.plusDays(day).atTime(8, 0).toEpochSecond(ZoneOffset.UTC);
            entries.add(new WorkEntry(
                    start, start + hours[day] * 3600L, 0, 0, Optional.of("Counter"), Optional.empty(), day == 0));
        }
        Timesheet sheet =
                new Timesheet(salt(), hired.agreement(), monday, monday.plusDays(6), 0, entries, rate, running);
        return hired.worker().seal(sheet, hired.agreement(), client);
    }

    static JsonNode room(Hand worker, Hash32 id) {
        return worker.get("/api/agreements/" + id.hex()).ok();
    }

    /** The worker draws, and the keeper sends it. */
    void paid(Hired hired, long milli) {
        hired.worker().act(hired.agreement(), "draw", Map.of());
        Scene.await(() ->
                Scene.money(room(hired.worker(), hired.agreement()), "drawn").equals(Scene.milli(milli)));
    }

    private static Salt salt() {
        byte[] salt = new byte[Salt.LENGTH];
        RANDOM.nextBytes(salt);
        return new Salt(Bytes.of(salt));
    }
}
