package io.stint.hub.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.hub.payroll.Slips.Lent;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Conversion;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Timesheets of a week that goes on, handed in every few minutes: what is listed of them, and what is approved. */
class RunningSheetsTest {
    private static final String VOUCHERS = "/api/vouchers";
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 9);
    private static final SecureRandom RANDOM = new SecureRandom();

    private static Village village;
    private static Scene scene;
    private static final Duration BEFORE = Duration.ofHours(2);
    private static final AtomicInteger HANDED_IN = new AtomicInteger();

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    /** Each a second after the one before. */
    private static DocumentId handIn(Hash32 id, LocalDate monday, boolean running, int minutes) {
        return handIn(
                Instant.now().minus(BEFORE).plusSeconds(HANDED_IN.incrementAndGet()), id, monday, running, minutes);
    }

    private static DocumentId handIn(Instant at, Hash32 id, LocalDate monday, boolean running, int minutes) {
        long start = monday.atTime(8, 0).toEpochSecond(ZoneOffset.UTC);
        WorkEntry entry = new WorkEntry(start, start + minutes * 60L, 0, 0, Optional.empty(), Optional.empty(), false);
        Conversion rate = new Conversion(
                new Price(new BigDecimal("57000"), new Currency("EUR")), "made up", Instant.ofEpochSecond(start));
        Timesheet sheet = new Timesheet(
                Salt.random(RANDOM), id, monday, monday.plusDays(6), 0, List.of(entry), Optional.of(rate), running);
        return scene.worker.handIn(sheet, at, scene.client);
    }

    private static Set<String> listed(Hand who, Hash32 id) {
        return who.get("/api/payroll")
                .ok()
                .get("documents")
                .valueStream()
                .filter(one -> one.path("agreement").asString("").equals(id.hex()))
                .filter(one -> one.get("kind").asString().equals("timesheet"))
                .map(one -> one.get("id").asString())
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(DocumentId... all) {
        return Stream.of(all).map(DocumentId::toString).collect(Collectors.toSet());
    }

    private static JsonNode agreement(Hand who, Hash32 id) {
        return who.get("/api/payroll")
                .ok()
                .get("agreements")
                .valueStream()
                .filter(one -> one.get("agreement").asString().equals(id.hex()))
                .findFirst()
                .orElseThrow();
    }

    private static Lent lent(Hash32 id) {
        PrivateKey key = PrivateKey.generate(RANDOM);
        Lent lent = Lent.by(Village.CLIENT.key(), key, id, Scene.milli(50));
        assertThat(Slips.states(Slips.post(scene.client, "/api/standing", lent.right(now() + 3_600))))
                .containsExactly("kept");
        return lent;
    }

    private static long now() {
        return scene.client.get("/api/payroll").ok().get("now").asLong();
    }

    private static ObjectNode hours(ObjectNode voucher, LocalDate monday, long milli, boolean running) {
        voucher.putObject("hours")
                .put("period", monday.toString())
                .put("worth", Scene.wei(milli))
                .put("running", running);
        return voucher;
    }

    /** The contract knows of no end: a key that another took the place of could still approve up to its own limit. */
    @Test
    void whatAStolenKeyCouldApproveCountsTheKeysBefore() {
        Hash32 id = scene.opened();
        handIn(id, MONDAY, true, 60);
        lent(id);
        Lent smaller = Lent.by(Village.CLIENT.key(), PrivateKey.generate(RANDOM), id, Scene.milli(7));
        long first = now();
        Scene.await(() -> now() > first);
        assertThat(Slips.states(Slips.post(scene.client, "/api/standing", smaller.right(now() + 3_600))))
                .containsExactly("kept");

        JsonNode standing = agreement(scene.client, id).get("standing");

        assertThat(standing.get("limit").asString()).isEqualTo(Scene.wei(7));
        assertThat(standing.get("exposed").asString()).isEqualTo(Scene.wei(50));
    }

    @Test
    void ofHundredsOnlyTheNewestIsListedAndNoneIsLost() {
        Hash32 id = scene.opened(scene.hourly());
        DocumentId elsewhere = handIn(id, MONDAY.minusDays(7), true, 30);
        List<DocumentId> all = IntStream.rangeClosed(1, 42)
                .mapToObj(minutes -> handIn(id, MONDAY, true, minutes))
                .toList();

        assertThat(listed(scene.client, id)).isEqualTo(ids(elsewhere, all.getLast()));
        assertThat(scene.client.get("/api/documents/" + all.getFirst()).status())
                .isEqualTo(200);

        DocumentId over = handIn(id, MONDAY, false, 60);
        assertThat(listed(scene.client, id)).isEqualTo(ids(elsewhere, over));
    }

    @Test
    void oneThatComesLateTakesNobodysPlace() {
        Hash32 id = scene.opened(scene.hourly());
        DocumentId newest = handIn(id, MONDAY, true, 40);
        handIn(Instant.now().minus(BEFORE.multipliedBy(2)), id, MONDAY, true, 20);

        assertThat(listed(scene.client, id)).contains(newest.toString());
    }

    @Test
    void whatAPeriodWasApprovedForIsKnownWithoutItsTimesheets() {
        Hash32 id = scene.opened(scene.hourly());
        handIn(id, MONDAY, true, 60);
        Lent lent = lent(id);

        JsonNode answer = Slips.post(
                scene.client,
                VOUCHERS,
                hours(lent.voucher(Scene.milli(1), "an hour"), MONDAY, 1, true),
                hours(lent.voucher(Scene.milli(2), "two"), MONDAY, 2, true),
                hours(lent.voucher(Scene.milli(5), "next week"), MONDAY.plusDays(7), 3, false),
                hours(lent.voucher(Scene.milli(6), "more than all"), MONDAY, 7, true));

        assertThat(Slips.states(answer)).containsExactly("kept", "kept", "kept", "refused");
        JsonNode periods = agreement(scene.client, id).get("periods");
        assertThat(periods).hasSize(2);
        assertThat(periods.get(0).get("worth").asString()).isEqualTo(Scene.wei(2));
        assertThat(periods.get(0).get("running").asBoolean()).isTrue();
        assertThat(periods.get(1).get("running").asBoolean()).isFalse();
    }

    /** One for each period, and those that were drawn. */
    @Test
    void ofVouchersForHoursThatGoOnTheNewestIsKept() {
        Hash32 id = scene.opened(scene.hourly());
        Lent lent = lent(id);
        LocalDate next = MONDAY.plusDays(7);
        List<Long> totals = new ArrayList<>();
        for (long milli = 1; milli <= 6; milli++) {
            LocalDate monday = milli <= 3 ? MONDAY : next;
            DocumentId sheet = handIn(id, monday, true, (int) milli * 60);
            assertThat(Slips.states(Slips.post(scene.client, VOUCHERS, lent.voucher(Scene.milli(milli), sheet.hash()))))
                    .containsExactly("kept");
            if (milli == 4) {
                scene.worker.act(id, "draw", Map.of());
                scene.await(id, room -> Scene.money(room, "drawn").equals(Scene.milli(4)));
            }
        }
        DocumentId over = handIn(id, next, false, 420);
        Slips.post(scene.client, VOUCHERS, lent.voucher(Scene.milli(7), over.hash()));

        scene.room(id)
                .get("vouchers")
                .forEach(voucher ->
                        totals.add(Long.parseLong(voucher.get("total").asString()) / 1_000_000_000_000_000L));
        assertThat(totals).containsExactly(3L, 4L, 6L, 7L);
    }

    @Test
    void aLentKeySeesItsAgreementsAloneAndGivesUpItsRightItself() {
        Hash32 id = scene.opened(scene.hourly());
        Hash32 other = scene.opened(scene.hourly());
        DocumentId sheet = handIn(id, MONDAY, true, 60);
        handIn(other, MONDAY, true, 60);
        Lent lent = lent(id);
        Hand agent = Hand.of(village, lent.key());

        assertThat(listed(agent, id)).isEqualTo(ids(sheet));
        JsonNode seen = agent.get("/api/payroll").ok();
        assertThat(seen.get("agreements")).hasSize(1);
        assertThat(seen.toString()).doesNotContain(other.hex());
        assertThat(agent.postText("/api/standing/stop", "{\"agreements\":[\"" + other.hex() + "\"]}", "")
                        .status())
                .isEqualTo(404);

        assertThat(agent.postText("/api/standing/stop", "{\"agreements\":[\"" + id.hex() + "\"]}", "")
                        .status())
                .isEqualTo(204);
        assertThat(agent.get("/api/payroll").ok().get("agreements")).isEmpty();
        assertThat(agent.get("/api/standing").ok().get(0).has("stopped")).isTrue();
        assertThat(Slips.states(Slips.post(agent, VOUCHERS, lent.voucher(Scene.milli(1), "after"))))
                .containsExactly("refused");
    }

    @Test
    void aPersonAndAKeyWhoApproveTheSameWeekAtOncePayItOnce() {
        Hash32 id = scene.opened(scene.hourly());
        handIn(id, MONDAY, true, 60);
        Lent lent = lent(id);
        ObjectNode byKey = hours(lent.voucher(Scene.milli(1), "so far").put("after", "0"), MONDAY, 1, true);
        ObjectNode byHand = hours(
                Slips.json(
                                Slips.voucher(id, Scene.milli(1), "the week"),
                                Slips.alone(Village.CLIENT.key(), Slips.voucher(id, Scene.milli(1), "the week")))
                        .put("after", "0"),
                MONDAY,
                1,
                false);

        CompletableFuture<JsonNode> key =
                CompletableFuture.supplyAsync(() -> Slips.post(Hand.of(village, lent.key()), VOUCHERS, byKey));
        JsonNode hand = Slips.post(scene.client, VOUCHERS, byHand);

        List<String> states = Stream.of(hand, key.join())
                .flatMap(answer -> Slips.states(answer).stream())
                .toList();
        assertThat(states).containsExactlyInAnyOrder("kept", "refused");
        assertThat(scene.room(id).get("vouchers")).hasSize(1);
        assertThat(agreement(scene.client, id).get("approved").asString()).isEqualTo(Scene.wei(1));
    }
}
