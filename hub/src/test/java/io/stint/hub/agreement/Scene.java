package io.stint.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Evidence;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Client, worker and arbiter of a village, and what they usually do. Sums are in thousandths of a coin. */
public final class Scene {
    public static final Duration REVIEW = Duration.ofDays(3);
    public static final Duration RULING = Duration.ofDays(14);
    public static final Duration NOTICE = Duration.ofDays(7);
    public static final Hourly RULE = new Hourly(
            new Price(new BigDecimal("57"), new Currency("EUR")),
            Optional.of(20 * 60),
            PayPeriod.WEEK,
            atNoon(),
            Rounding.NONE);
    private static final BigInteger MILLI = BigInteger.TEN.pow(15);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    public final Village village;
    public final Hand client;
    public final Hand worker;
    public final Hand arbiter;

    public Scene(Village village) {
        this.village = village;
        this.client = Hand.of(village, Village.CLIENT.key());
        this.worker = Hand.of(village, Village.WORKER.key());
        this.arbiter = Hand.of(village, Village.ARBITER.key());
        List.of(client, worker, arbiter).forEach(Hand::publishReadingKey);
    }

    public static Amount milli(long thousandths) {
        return Amount.ofWei(BigInteger.valueOf(thousandths).multiply(MILLI));
    }

    public static String wei(long thousandths) {
        return milli(thousandths).wei().toString();
    }

    /** Over 100 thousandths, claims of up to 40, an arbiter for 4. */
    public Map<String, String> terms() {
        Map<String, String> terms = new HashMap<>();
        terms.put("client", client.address().toString());
        terms.put("worker", worker.address().toString());
        terms.put("arbiter", arbiter.address().toString());
        terms.put("claimCap", wei(40));
        terms.put("arbiterFee", wei(4));
        terms.put("review", Long.toString(REVIEW.toSeconds()));
        terms.put("ruling", Long.toString(RULING.toSeconds()));
        terms.put("notice", Long.toString(NOTICE.toSeconds()));
        terms.put("fallbackBps", "5000");
        terms.put("scope", scope().toString());
        terms.put("salt", new BigInteger(128, RANDOM).toString());
        terms.put("sum", wei(100));
        return terms;
    }

    /** Of these terms alone: a scope belongs to one agreement. */
    private DocumentId scope() {
        return scope(Optional.empty());
    }

    /** Some zone in which it is about noon, so that no test runs at a weekend's night. */
    public static ZoneId atNoon() {
        int hours = 12 - Instant.now().atOffset(ZoneOffset.UTC).getHour();
        return ZoneId.of(hours == 0 ? "UTC" : "Etc/GMT" + (hours > 0 ? "-" + hours : "+" + -hours));
    }

    /** The usual terms, paid by the hour: a thousandth of a coin each at the village's rate, 20 hours a week. */
    public Map<String, String> hourly() {
        Map<String, String> terms = terms();
        terms.put("scope", scope(Optional.of(RULE)).toString());
        return terms;
    }

    private DocumentId scope(Optional<Hourly> hourly) {
        byte[] salt = new byte[Salt.LENGTH];
        RANDOM.nextBytes(salt);
        Scope scope = new Scope(
                new Salt(Bytes.of(salt)),
                Optional.empty(),
                "Photos of the summer collection",
                "Forty pieces of stoneware, each from three sides.",
                List.of(new Scope.Milestone("Bowls", milli(60)), new Scope.Milestone("Plates", milli(40))),
                hourly);
        return client.seal(scope, worker, arbiter);
    }

    public Hash32 offered(Map<String, String> terms) {
        return Hash32.parse(
                client.post("/api/agreements", terms).ok().get("agreement").asString());
    }

    public Hash32 accepted() {
        return accepted(terms());
    }

    private Hash32 accepted(Map<String, String> terms) {
        Hash32 id = offered(terms);
        worker.act(id, "accept", Map.of());
        return id;
    }

    public Hash32 opened() {
        return opened(terms());
    }

    public Hash32 opened(Map<String, String> terms) {
        Hash32 id = accepted(terms);
        client.act(id, "open", Map.of());
        await(id, room -> state(room).equals("open"));
        return id;
    }

    /** Opened, and so much approved. */
    public Hash32 approved(long thousandths) {
        Hash32 id = opened();
        client.act(id, "approve", Map.of("total", wei(thousandths)));
        return id;
    }

    /** Opened, and so much claimed. */
    public Hash32 claimed(long thousandths) {
        Hash32 id = opened();
        worker.act(id, "claim", Map.of("sum", wei(thousandths)));
        await(id, room -> claim(room).equals("pending"));
        return id;
    }

    public Hash32 disputed(long thousandths) {
        Hash32 id = claimed(thousandths);
        client.act(id, "object", Map.of());
        await(id, room -> claim(room).equals("disputed"));
        return id;
    }

    /** Of the arbiter, for the first claim, sealed for both sides. */
    public DocumentId reasons(Hash32 agreement) {
        Evidence why = new Evidence(
                Salt.random(RANDOM), agreement, 1, Optional.empty(), "Half of the bowls are blurred.", List.of());
        return arbiter.seal(why, agreement, client, worker);
    }

    public JsonNode room(Hash32 id) {
        return worker.get("/api/agreements/" + id.hex()).ok();
    }

    public static String state(JsonNode room) {
        return room.get("state").asString();
    }

    /** State of the last claim; empty: there is none. */
    public static String claim(JsonNode room) {
        JsonNode claims = room.get("claims");
        return claims.isEmpty()
                ? ""
                : claims.get(claims.size() - 1).get("state").asString();
    }

    public static Amount money(JsonNode room, String part) {
        return Amount.ofWei(new BigInteger(room.get("money").get(part).asString()));
    }

    /** As the worker sees it. */
    public JsonNode await(Hash32 id, Predicate<JsonNode> wanted) {
        JsonNode[] last = new JsonNode[1];
        await(() -> {
            last[0] = room(id);
            return wanted.test(last[0]);
        });
        return last[0];
    }

    public static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as("nothing came of it").isLessThan(PATIENCE.toNanos());
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** Moves the chain's clock on, and returns when the hub has seen it. */
    public void later(Duration time) {
        village.chain().clock().advance(time);
        long block = village.chain().node().blockNumber();
        await(() -> worker.get("/api/agreements").ok().get("chain").get("read").asLong() >= block);
    }

    public Amount balance(Address address) {
        return village.chain().node().balance(address);
    }
}
