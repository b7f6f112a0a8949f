package io.stint.hub.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.hub.payroll.Slips.Lent;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the client's side is told of days that were paid, by approvals and by claims, so that it pays none twice. */
class PaidPeriodsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 9);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicInteger HANDED_IN = new AtomicInteger();
    private static final Duration BEFORE = Duration.ofHours(2);

    private static Village village;
    private static Scene scene;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    /** An hour of the week, each timesheet a second after the one before. */
    private static String handIn(Hash32 id, boolean running) {
        long start = MONDAY.atTime(8, 0).toEpochSecond(ZoneOffset.UTC);
        WorkEntry entry = new WorkEntry(start, start + 3_600, 0, 0, Optional.empty(), Optional.empty(), false);
        Timesheet sheet = new Timesheet(
                Salt.random(RANDOM), id, MONDAY, MONDAY.plusDays(6), 0, List.of(entry), Optional.empty(), running);
        DocumentId document = scene.worker.handIn(
                sheet, Instant.now().minus(BEFORE).plusSeconds(HANDED_IN.incrementAndGet()), scene.client);
        return document.toString();
    }

    private static JsonNode payroll(Hand who) {
        return who.get("/api/payroll").ok();
    }

    private static List<String> sheets(Hand who, Hash32 id) {
        return payroll(who)
                .get("documents")
                .valueStream()
                .filter(one -> one.path("agreement").asString("").equals(id.hex()))
                .filter(one -> one.get("kind").asString().equals("timesheet"))
                .map(one -> one.get("id").asString())
                .toList();
    }

    private static JsonNode agreement(Hash32 id) {
        return payroll(scene.client)
                .get("agreements")
                .valueStream()
                .filter(one -> one.get("agreement").asString().equals(id.hex()))
                .findFirst()
                .orElseThrow();
    }

    private static Lent lent(Hash32 id) {
        Lent lent = Lent.by(Village.CLIENT.key(), PrivateKey.generate(RANDOM), id, Scene.milli(50));
        long until = payroll(scene.client).get("now").asLong() + 3_600;
        assertThat(Slips.states(Slips.post(scene.client, "/api/standing", lent.right(until))))
                .containsExactly("kept");
        return lent;
    }

    /** @param to empty: it is not said */
    private static ObjectNode voucher(Lent lent, long total, long worth, LocalDate from, Optional<LocalDate> to) {
        ObjectNode voucher = lent.voucher(Scene.milli(total), from + " to " + to + " for " + worth);
        ObjectNode hours = voucher.putObject("hours")
                .put("period", from.toString())
                .put("worth", Scene.wei(worth))
                .put("running", true);
        to.ifPresent(last -> hours.put("to", last.toString()));
        return voucher;
    }

    @Test
    void theLastDayOfAPeriodIsKnownAsFarAsItWasSaid() {
        Hash32 id = scene.opened(scene.hourly());
        handIn(id, true);
        Lent lent = lent(id);
        LocalDate next = MONDAY.plusDays(7);

        JsonNode answer = Slips.post(
                scene.client,
                "/api/vouchers",
                voucher(lent, 1, 1, MONDAY, Optional.of(MONDAY.plusDays(6))),
                voucher(lent, 2, 2, MONDAY, Optional.of(MONDAY.plusDays(4))),
                voucher(lent, 3, 3, MONDAY, Optional.empty()),
                voucher(lent, 4, 1, next, Optional.of(next.plusDays(30))),
                voucher(lent, 5, 1, next.plusDays(60), Optional.empty()));

        assertThat(Slips.states(answer)).containsOnly("kept");
        JsonNode periods = agreement(id).get("periods");
        assertThat(periods).hasSize(3);
        assertThat(periods.get(0).get("worth").asString()).isEqualTo(Scene.wei(3));
        assertThat(periods.get(0).get("to").asString())
                .isEqualTo(MONDAY.plusDays(6).toString());
        assertThat(periods.get(1).get("to").asString())
                .isEqualTo(next.plusDays(30).toString());
        assertThat(periods.get(2).has("to")).isFalse();
    }

    @Test
    void daysThatNoTimesheetHasAreRefused() {
        Hash32 id = scene.opened(scene.hourly());
        handIn(id, true);
        Lent lent = lent(id);

        JsonNode answer = Slips.post(
                scene.client,
                "/api/vouchers",
                voucher(lent, 1, 1, MONDAY, Optional.of(MONDAY.plusDays(31))),
                voucher(lent, 1, 1, MONDAY, Optional.of(MONDAY.minusDays(1))),
                voucher(lent, 1, 1, MONDAY, Optional.of(LocalDate.of(9999, 12, 31))),
                voucher(lent, 1, 1, MONDAY, Optional.of(MONDAY)));

        assertThat(Slips.states(answer)).containsExactly("refused", "refused", "refused", "kept");
        assertThat(Slips.why(answer, 0)).contains("1 to 31 days").contains(MONDAY + " to " + MONDAY.plusDays(31));
    }

    private static boolean isLooked(Hash32 id) {
        return agreement(id).get("claimed").get(0).get("looked").asBoolean();
    }

    private static void byKey(Lent lent, long total, String sheet) {
        ObjectNode voucher = lent.voucher(Scene.milli(total), Hash32.parse(sheet));
        assertThat(Slips.states(Slips.post(scene.client, "/api/vouchers", voucher)))
                .containsExactly("kept");
    }

    /** As the room's form makes it: its evidence is a text. It keeps keys from approving, but not for good. */
    @Test
    void aClaimThatNamesNoTimesheetIsLookedAtOnceAPersonHasApprovedSince() {
        Hash32 id = scene.opened(scene.hourly());
        Lent lent = lent(id);
        String sheet = handIn(id, true);
        scene.client.act(id, "approve", Map.of("total", Scene.wei(1), "memo", sheet));
        String text = Hash32.keccak("what was left").hex();
        scene.worker.act(id, "claim", Map.of("sum", Scene.wei(1), "document", text));
        scene.await(id, room -> Scene.claim(room).equals("pending"));
        scene.later(Duration.ofMinutes(1));
        assertThat(agreement(id).get("claimed").get(0).get("timesheet").asString())
                .isEqualTo(text);
        assertThat(isLooked(id)).as("approved before").isFalse();

        byKey(lent, 2, handIn(id, true));
        assertThat(isLooked(id)).as("approved by a key").isFalse();

        scene.client.act(id, "approve", Map.of("total", Scene.wei(3), "memo", handIn(id, true)));
        assertThat(isLooked(id)).as("approved by hand").isTrue();

        byKey(lent, 4, handIn(id, true));
        byKey(lent, 5, handIn(id, true));
        assertThat(isLooked(id)).as("a key went on with it").isTrue();
    }

    @Test
    void theNewestTimesheetCanBeNamedInAClaimThatIsMadeByHand() {
        Hash32 id = scene.opened(scene.hourly());
        String room = "/agreements/" + id.hex();
        Guest worker = Guest.of(village, Village.WORKER.key());
        assertThat(worker.get(room).body()).doesNotContain("name=\"evidence\"");
        String older = handIn(id, false);
        String newest = handIn(id, false);

        assertThat(worker.get(room).body())
                .contains("name=\"evidence\"")
                .contains("<option value=\"" + newest + "\">")
                .doesNotContain("<option value=\"" + older + "\">");
    }

    /** What claims hold of it is taken off what the period is worth: without it all of the period would wait again. */
    @Test
    void whatAClaimIsForIsListedHoweverManyNewerOnesThereAre() {
        Hash32 id = scene.opened(scene.hourly());
        String claimed = handIn(id, true);
        scene.worker.act(id, "claim", Map.of("sum", Scene.wei(1), "evidence", claimed));
        scene.await(id, room -> Scene.claim(room).equals("pending"));

        String inItsPlace = handIn(id, true);
        assertThat(sheets(scene.client, id)).containsExactlyInAnyOrder(claimed, inItsPlace);

        List<String> newer =
                IntStream.rangeClosed(1, 41).mapToObj(_ -> handIn(id, false)).toList();
        assertThat(sheets(scene.client, id)).contains(claimed).doesNotContain(newer.getFirst());
        assertThat(agreement(id).get("claimed").get(0).get("timesheet").asString())
                .isEqualTo(claimed);
        assertThat(sheets(Hand.of(village, lent(id).key()), id)).contains(claimed);
    }
}
