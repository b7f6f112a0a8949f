package io.stint.hub.hours;

import static io.stint.hub.agreement.Scene.wei;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.hours.Weeks.ToSign;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Hours that were handed in with claims and are handed in once more: of no hour there is a claim and a voucher as well. */
class HandedInAnewTest {
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

    private static Guest.Reply claims(Hash32 id, DocumentId sheet, int week, Instant notBefore, ToSign... claims) {
        return weeks.send(id, weeks.claims(id, sheet, week, 40, notBefore, claims));
    }

    private static void claimed(Hash32 id, DocumentId sheet, int week, Instant notBefore, ToSign... claims) {
        Guest.Reply reply = claims(id, sheet, week, notBefore, claims);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(weeks.became(id, sheet)).isEqualTo("waits");
    }

    /** The first week, ten hours. */
    private static DocumentId firstWeek(Hash32 id, Instant notBefore) {
        DocumentId sheet = weeks.handedIn(id, 0, 10, false);
        claimed(id, sheet, 0, notBefore, new ToSign(1, 10, List.of(sheet.hash())));
        return sheet;
    }

    /** The second, twelve, while the first waits: as the page signs for it. */
    private static DocumentId secondWeek(Hash32 id, DocumentId first, Instant notBefore) {
        DocumentId sheet = weeks.handedIn(id, 1, 12, false);
        claimed(
                id,
                sheet,
                1,
                notBefore,
                new ToSign(1, 12, List.of(sheet.hash())),
                new ToSign(2, 12, List.of(sheet.hash())),
                new ToSign(1, 22, List.of(first.hash(), sheet.hash())));
        return sheet;
    }

    private static String claimOf(Hash32 id, int index) {
        return scene.room(id).get("claims").get(index).get("sum").asString();
    }

    /** By timesheet, what claims hold, as the client's page is told. */
    private static Map<String, String> heldForTheClient(Hash32 id) {
        return scene.client
                .get("/api/payroll")
                .ok()
                .get("agreements")
                .valueStream()
                .filter(one -> one.get("agreement").asString().equals(id.hex()))
                .flatMap(one -> one.get("claimed").valueStream())
                .collect(sums());
    }

    private static Map<String, String> heldForTheWorker(Hash32 id) {
        return weeks.state(id, Village.WORKER.key()).get("held").valueStream().collect(sums());
    }

    private static Collector<JsonNode, ?, Map<String, String>> sums() {
        return toMap(
                one -> one.get("timesheet").asString(), one -> one.get("sum").asString());
    }

    /** The keeper has been there when another agreement's time, which came later, has been seen to. */
    private static void requireNoClaim(Hash32 id) {
        Hash32 other = opened();
        firstWeek(other, weeks.now(other).plus(DAY));
        scene.later(DAY);
        scene.await(other, now -> Scene.claim(now).equals("pending"));
        assertThat(scene.room(id).get("claims")).isEmpty();
    }

    @Test
    void ofAClaimForTwoWeeksEachHasItsPartAndTheNextIsOverTheDifference() {
        Hash32 id = opened();
        Instant day = weeks.now(id).plus(DAY);
        DocumentId one = firstWeek(id, day);
        DocumentId two = secondWeek(id, one, day);
        scene.later(DAY);
        scene.await(id, now -> Scene.claim(now).equals("pending"));
        assertThat(claimOf(id, 0)).isEqualTo(wei(22));
        Map<String, String> parts = Map.of(one.toString(), wei(10), two.toString(), wei(12));
        assertThat(heldForTheWorker(id)).isEqualTo(parts);

        DocumentId better = weeks.handedIn(id, 0, 18, false);
        claimed(id, better, 0, weeks.now(id).plus(Weeks.WAIT), new ToSign(2, 8, List.of(better.hash())));

        assertThat(heldForTheClient(id)).isEqualTo(parts);
        assertThat(heldForTheWorker(id)).isEqualTo(parts);
        assertThat(weeks.became(id, one)).isEqualTo("claimed");
        assertThat(weeks.became(id, two)).isEqualTo("claimed");
        scene.later(Weeks.WAIT.plus(DAY));
        scene.await(id, room -> room.get("claims").size() == 2);
        assertThat(claimOf(id, 1)).isEqualTo(wei(8));
        assertThat(heldForTheClient(id)).containsAllEntriesOf(parts).containsEntry(better.toString(), wei(8));
    }

    /** The page signs no claims for what goes on; for the other it was closed before they were sent. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutClaimsOfItsOwnItEndsThoseBefore(boolean running) {
        Hash32 id = opened();
        DocumentId sheet = firstWeek(id, weeks.now(id).plus(DAY));

        DocumentId anew = weeks.handedIn(id, 0, 11, running);

        assertThat(weeks.became(id, sheet)).isEmpty();
        scene.client.act(id, "approve", Map.of("total", wei(11), "memo", anew.toString()));
        scene.later(DAY);
        requireNoClaim(id);
    }

    @Test
    void claimsThatComeLaterThanANewerTimesheetAreRefused() {
        Hash32 id = opened();
        Instant day = weeks.now(id).plus(DAY);
        DocumentId late = weeks.handedIn(id, 0, 10, false);
        DocumentId newest = weeks.handedIn(id, 0, 8, false);
        ToSign ten = new ToSign(1, 10, List.of(late.hash()));

        Guest.Reply early = claims(id, late, 0, day, ten);
        claimed(id, newest, 0, day, new ToSign(1, 8, List.of(newest.hash())));
        Guest.Reply after = claims(id, late, 0, day, ten);

        assertThat(List.of(early.status(), after.status())).containsOnly(409);
        assertThat(after.body()).contains("handed in anew").contains(late.toString());
        assertThat(weeks.became(id, newest)).isEqualTo("waits");
        scene.later(DAY);
        scene.await(id, now -> Scene.claim(now).equals("pending"));
        assertThat(claimOf(id, 0)).isEqualTo(wei(8));
    }

    @Test
    void inWhateverOrderTheyComeTheClaimsOfTheOlderEnd() {
        Hash32 id = opened();
        Instant day = weeks.now(id).plus(DAY);
        for (int week = 0; week < 6; week++) {
            int of = week;
            DocumentId older = weeks.handedIn(id, of, 10, false);
            CompletableFuture<Guest.Reply> claims = CompletableFuture.supplyAsync(
                    () -> claims(id, older, of, day, new ToSign(1, 10, List.of(older.hash()))));
            CompletableFuture<DocumentId> newer = CompletableFuture.supplyAsync(() -> weeks.handedIn(id, of, 11, true));
            CompletableFuture.allOf(claims, newer).join();

            assertThat(claims.join().status()).isIn(200, 409);
            assertThat(weeks.became(id, older)).isEmpty();
        }
    }

    @Test
    void theOtherOfTwoWeeksIsClaimedAlone() {
        Hash32 id = opened();
        Instant day = weeks.now(id).plus(DAY);
        DocumentId one = firstWeek(id, day);
        DocumentId two = secondWeek(id, one, day);

        weeks.handedIn(id, 0, 11, true);

        assertThat(weeks.became(id, two)).isEqualTo("waits");
        scene.later(DAY);
        scene.await(id, now -> Scene.claim(now).equals("pending"));
        assertThat(claimOf(id, 0)).isEqualTo(wei(12));
        assertThat(weeks.became(id, two)).isEqualTo("claimed");
    }
}
