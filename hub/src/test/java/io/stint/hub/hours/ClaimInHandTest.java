package io.stint.hub.hours;

import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static io.stint.hub.agreement.Scene.wei;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.hours.Weeks.ToSign;
import io.stint.hub.payroll.Slips;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.EntryChange;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.TimesheetApproval;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Hours that are handed in, with the worker away afterwards: what the hub does, and what it must not. */
class ClaimInHandTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static Village village;
    private static Scene scene;
    private static Weeks weeks;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
        weeks = new Weeks(scene);
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private static Hash32 opened() {
        return scene.opened(scene.hourly());
    }

    /** One week of ten hours, claimed for ten thousandths in the first round. */
    private static DocumentId handedIn(Hash32 id, Instant notBefore) {
        DocumentId sheet = weeks.published(id, 0, 10);
        Guest.Reply reply =
                weeks.send(id, weeks.claims(id, sheet, 0, 10, notBefore, new ToSign(1, 10, List.of(sheet.hash()))));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(weeks.became(id, sheet)).isEqualTo("waits");
        return sheet;
    }

    private static JsonNode claims(Hash32 id) {
        return scene.room(id).get("claims");
    }

    @Test
    void aWeekThatNobodyLooksAtBecomesAClaimAndWhatIsApprovedIsDrawnBefore() {
        Hash32 id = opened();
        scene.client.act(id, "approve", Map.of("total", wei(20)));
        Instant notBefore = weeks.now(id).plus(Weeks.WAIT);
        DocumentId sheet = weeks.published(id, 0, 10);
        assertThat(weeks.send(id, weeks.claims(id, sheet, 0, 30, notBefore, new ToSign(1, 10, List.of(sheet.hash()))))
                        .status())
                .isEqualTo(200);
        scene.later(Weeks.WAIT.minus(DAY));
        assertThat(claims(id)).isEmpty();

        scene.later(DAY);

        JsonNode room = scene.await(id, now -> Scene.claim(now).equals("pending"));
        assertThat(room.get("claims").get(0).get("evidence").asString()).isEqualTo(sheet.toString());
        assertThat(room.get("claims").get(0).get("sum").asString()).isEqualTo(wei(10));
        assertThat(money(room, "drawn")).isEqualTo(milli(20));
        assertThat(weeks.became(id, sheet)).isEqualTo("claimed");
        scene.later(Scene.REVIEW.plus(DAY));
        scene.await(id, now -> Scene.claim(now).equals("collected"));
        assertThat(claims(id)).hasSize(1);
    }

    @Test
    void aLookEndsIt() {
        Hash32 id = opened();
        DocumentId sheet = handedIn(id, weeks.now(id).plus(Weeks.WAIT));

        scene.client.act(id, "approve", Map.of("total", wei(7), "memo", sheet.toString()));

        assertThat(weeks.became(id, sheet)).isEqualTo("looked");
        scene.later(Weeks.WAIT.plus(DAY));
        requireNoClaim(id);
    }

    @Test
    void aVoucherThatPaysItEndsItWhateverItIsFor() {
        Hash32 id = opened();
        DocumentId sheet = handedIn(id, weeks.now(id).plus(Weeks.WAIT));
        scene.client.act(id, "approve", Map.of("total", wei(9)));
        assertThat(weeks.became(id, sheet)).isEqualTo("waits");

        scene.client.act(id, "approve", Map.of("total", wei(10)));

        assertThat(weeks.became(id, sheet)).isEqualTo("looked");
        scene.later(Weeks.WAIT.plus(DAY));
        requireNoClaim(id);
    }

    @Test
    void aVoucherForTheNextWeekIsNoLookAtThisOne() {
        Hash32 id = opened();
        DocumentId sheet = handedIn(id, weeks.now(id).plus(Weeks.WAIT));
        DocumentId next = weeks.published(id, 1, 12);

        scene.client.act(id, "approve", Map.of("total", wei(12), "memo", next.toString()));

        assertThat(weeks.became(id, sheet)).isEqualTo("waits");
    }

    @Test
    void anAnswerToAnotherWeekIsNoLookAtThisOne() {
        Hash32 id = opened();
        DocumentId sheet = handedIn(id, weeks.now(id).plus(Weeks.WAIT));
        DocumentId next = weeks.published(id, 1, 12);
        DocumentId answer = scene.client.seal(
                new TimesheetApproval(
                        Salt.random(new SecureRandom()),
                        id,
                        next,
                        List.of(new EntryChange(0, Optional.empty(), "a holiday")),
                        Optional.empty(),
                        milli(11)),
                id,
                scene.worker);
        assertThat(weeks.became(id, sheet)).isEqualTo("looked");

        assertThat(Slips.approved(
                        scene.client, Village.CLIENT.key(), id, milli(11), answer, Weeks.MONDAY.plusWeeks(1), 0))
                .isEqualTo("kept");

        assertThat(weeks.became(id, sheet)).isEqualTo("waits");
    }

    @Test
    void whatBecameAClaimIsNotApprovedAsWell() {
        Hash32 id = opened();
        DocumentId sheet = handedIn(id, weeks.now(id).plus(DAY));
        JsonNode before = payroll(id);
        assertThat(before.get("round").asInt()).isZero();
        assertThat(before.get("claimed")).isEmpty();

        scene.later(DAY);
        scene.await(id, now -> Scene.claim(now).equals("pending"));

        JsonNode claimed = payroll(id).get("claimed").get(0);
        assertThat(payroll(id).get("round").asInt()).isOne();
        assertThat(claimed.get("timesheet").asString()).isEqualTo(sheet.toString());
        assertThat(claimed.get("sum").asString()).isEqualTo(wei(10));
        assertThat(claimed.get("open").asBoolean()).isTrue();
        // A page that was opened before that knows of no claim.
        assertThat(Slips.approved(scene.client, Village.CLIENT.key(), id, milli(10), sheet, Weeks.MONDAY, 0))
                .contains("claimed meanwhile");
        assertThat(scene.room(id).get("vouchers")).isEmpty();
        assertThat(Slips.approved(scene.client, Village.CLIENT.key(), id, milli(1), sheet, Weeks.MONDAY, 1))
                .isEqualTo("kept");
    }

    private static JsonNode payroll(Hash32 id) {
        return scene.client
                .get("/api/payroll")
                .ok()
                .get("agreements")
                .valueStream()
                .filter(one -> one.get("agreement").asString().equals(id.hex()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ofTwoWeeksClaimedTogetherNothingIsLeftWhenOneIsHandedInAnew() {
        Hash32 id = opened();
        Instant first = weeks.now(id).plus(DAY);
        DocumentId one = handedIn(id, first);
        DocumentId two = weeks.published(id, 1, 12);
        secondWeek(id, one, two, first);
        DocumentId better = weeks.published(id, 0, 8);
        assertThat(weeks.send(id, weeks.claims(id, better, 0, 8, first, new ToSign(1, 8, List.of(better.hash()))))
                        .status())
                .isEqualTo(200);

        scene.later(DAY);

        scene.await(id, now -> Scene.claim(now).equals("pending"));
        // Twelve or eight, whichever comes first; not the 22 that the first ten are in.
        assertThat(claims(id).get(0).get("sum").asString()).isNotEqualTo(wei(22));
    }

    /** The keeper has been there when another agreement's time, which came later, has been seen to. */
    private static void requireNoClaim(Hash32 id) {
        Hash32 other = opened();
        DocumentId sheet = handedIn(other, weeks.now(other).plus(DAY));
        scene.later(DAY);
        scene.await(other, now -> Scene.claim(now).equals("pending"));
        assertThat(weeks.became(other, sheet)).isEqualTo("claimed");
        assertThat(claims(id)).isEmpty();
    }

    @Test
    void ofTwoWeeksEachIsClaimedOnItsOwnWhenBothAreForgotten() {
        Hash32 id = opened();
        Instant first = weeks.now(id).plus(DAY);
        DocumentId one = handedIn(id, first);
        DocumentId two = weeks.published(id, 1, 12);
        secondWeek(id, one, two, first.plus(DAY));

        scene.later(DAY);
        scene.await(id, now -> Scene.claim(now).equals("pending"));
        scene.later(Scene.REVIEW.plus(DAY));
        scene.await(id, now -> now.get("claims").size() == 2);

        assertThat(claims(id).get(0).get("sum").asString()).isEqualTo(wei(10));
        assertThat(claims(id).get(1).get("sum").asString()).isEqualTo(wei(12));
        assertThat(weeks.became(id, one)).isEqualTo("claimed");
        assertThat(weeks.became(id, two)).isEqualTo("claimed");
    }

    @Test
    void ofTwoWeeksTheSecondIsClaimedInTheFirstsPlaceWhenThatWasApproved() {
        Hash32 id = opened();
        Instant first = weeks.now(id).plus(DAY);
        DocumentId one = handedIn(id, first);
        DocumentId two = weeks.published(id, 1, 12);
        secondWeek(id, one, two, first.plus(DAY));
        scene.client.act(id, "approve", Map.of("total", wei(10), "memo", one.toString()));

        scene.later(DAY.multipliedBy(2));

        scene.await(id, now -> Scene.claim(now).equals("pending"));
        assertThat(claims(id)).hasSize(1);
        assertThat(claims(id).get(0).get("sum").asString()).isEqualTo(wei(12));
    }

    @Test
    void ofTwoWeeksWhoseTimeHasComeTogetherOneClaimIsMade() {
        Hash32 id = opened();
        Instant first = weeks.now(id).plus(DAY);
        DocumentId one = handedIn(id, first);
        DocumentId two = weeks.published(id, 1, 12);
        secondWeek(id, one, two, first);

        scene.later(DAY);

        scene.await(id, now -> Scene.claim(now).equals("pending"));
        assertThat(claims(id).get(0).get("sum").asString()).isEqualTo(wei(22));
        assertThat(weeks.became(id, one)).isEqualTo("claimed");
        assertThat(weeks.became(id, two)).isEqualTo("claimed");
    }

    private static void secondWeek(Hash32 id, DocumentId one, DocumentId two, Instant notBefore) {
        Guest.Reply reply = weeks.send(
                id,
                weeks.claims(
                        id,
                        two,
                        1,
                        12,
                        notBefore,
                        new ToSign(1, 12, List.of(two.hash())),
                        new ToSign(2, 12, List.of(two.hash())),
                        new ToSign(1, 22, List.of(one.hash(), two.hash()))));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    @Test
    void itOutlivesARestartAndAForkOfTheChain() {
        Hash32 id = opened();
        DocumentId sheet = handedIn(id, weeks.now(id).plus(Weeks.WAIT));
        village.restart();
        scene = new Scene(village);
        weeks = new Weeks(scene);
        scene.later(Weeks.WAIT);
        scene.await(id, now -> Scene.claim(now).equals("pending"));

        village.chain().node().rpc().once("anvil_reorg", 1, List.of());

        scene.await(id, now -> Scene.claim(now).isEmpty());
        assertThat(weeks.became(id, sheet)).isEqualTo("waits");
        scene.later(DAY);
        scene.await(id, now -> Scene.claim(now).equals("pending"));
        assertThat(claims(id)).hasSize(1);
    }

    @Test
    void handingInAnewTakesThePlaceOfTheFirst() {
        Hash32 id = opened();
        DocumentId first = handedIn(id, weeks.now(id).plus(DAY));
        DocumentId better = weeks.published(id, 0, 8);
        assertThat(weeks.send(
                                id,
                                weeks.claims(
                                        id,
                                        better,
                                        0,
                                        8,
                                        weeks.now(id).plus(Weeks.WAIT),
                                        new ToSign(1, 8, List.of(better.hash()))))
                        .status())
                .isEqualTo(200);

        assertThat(weeks.became(id, first)).isEmpty();
        scene.later(Weeks.WAIT);
        JsonNode room = scene.await(id, now -> Scene.claim(now).equals("pending"));
        assertThat(Amount.ofWei(
                        new BigInteger(room.get("claims").get(0).get("sum").asString())))
                .isEqualTo(milli(8));
    }

    /** By its parts both sides book what it holds of each week. */
    @Test
    void aClaimForSeveralWeeksComesToWhatIsClaimedForEachAlone() {
        Hash32 id = opened();
        DocumentId old = weeks.published(id, 2, 10);
        DocumentId one = handedIn(id, weeks.now(id).plus(Weeks.WAIT));
        DocumentId two = weeks.published(id, 1, 12);
        Instant day = weeks.now(id).plus(Weeks.WAIT);
        ToSign alone = new ToSign(2, 12, List.of(two.hash()));
        ToSign less = new ToSign(1, 21, List.of(one.hash(), two.hash()));
        ToSign unknown = new ToSign(1, 22, List.of(old.hash(), two.hash()));

        refused(id, weeks.claims(id, two, 1, 12, day, alone, less), 409, "comes to " + wei(22));
        refused(id, weeks.claims(id, two, 1, 12, day, alone, unknown), 409, "comes to " + wei(12));
        ToSign other = new ToSign(3, 1, List.of(two.hash()));
        refused(id, weeks.claims(id, two, 1, 12, day, alone, other), 400, "the same in each round");
        assertThat(weeks.became(id, two)).isEmpty();
        secondWeek(id, one, two, day);
    }

    @Test
    void whatIsNotTheWorkersOrNotTheirsToClaimIsRefused() {
        Hash32 id = opened();
        DocumentId sheet = weeks.published(id, 0, 10);
        Instant good = weeks.now(id).plus(Weeks.WAIT);
        ToSign ten = new ToSign(1, 10, List.of(sheet.hash()));

        refused(id, weeks.claims(id, new DocumentId(Hash32.keccak("none")), 0, 10, good, ten), 409, "not come yet");
        refused(id, weeks.claims(id, sheet, 0, 10, good.minus(Weeks.WAIT), ten), 400, "has a day to look");
        refused(id, weeks.claims(id, sheet, 0, 10, good.plus(Scene.NOTICE), ten), 400, "notice");
        refused(id, weeks.claims(id, sheet, 0, 10, good, new ToSign(1, 41, List.of(sheet.hash()))), 400, "allow");
        refused(id, weeks.claims(id, sheet, 0, 10, good, new ToSign(1, 10, List.of(id))), 400, "itself is among");
        var forged = weeks.claims(id, sheet, 0, 10, good, ten);
        ((ObjectNode) forged.get("claims").get(0)).put("sum", wei(11));
        refused(id, forged, 400, "not the worker's");
        var beyond = weeks.claims(id, sheet, 0, 10, good, ten);
        refused(id, beyond.put("threshold", "9".repeat(30)), 400, "threshold");
        refused(id, beyond.put("threshold", BigInteger.TWO.pow(97).toString()), 400, "threshold");
        assertThat(weeks.became(id, sheet)).isEmpty();
    }

    private static void refused(Hash32 id, ObjectNode claims, int status, String why) {
        Guest.Reply reply = weeks.send(id, claims);
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.body()).contains(why);
    }
}
