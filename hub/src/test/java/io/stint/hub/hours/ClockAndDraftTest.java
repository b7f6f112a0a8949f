package io.stint.hub.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.hub.Guest;
import io.stint.hub.Guest.Reply;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The worker's clock and drafts, on several devices and over restarts. */
class ClockAndDraftTest {
    private static Village village;
    private static Weeks weeks;
    private static Hash32 id;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        Scene scene = new Scene(village);
        weeks = new Weeks(scene);
        id = scene.opened(scene.hourly());
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private static Guest worker() {
        return Guest.of(village, Village.WORKER.key());
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static String path(String rest) {
        return "/api/agreements/" + id.hex() + "/hours/" + rest;
    }

    private static ObjectNode clock(long start) {
        return Guest.object().put("start", start).put("paused", 0);
    }

    private static JsonNode clocks() {
        return weeks.state(id, Village.WORKER.key()).get("timers");
    }

    @Test
    void theClockIsTheSameOnAllDevicesAndAfterARestart() {
        long start = now() - 7_200;
        assertThat(worker().put(path("timer"), clock(start)).status()).isEqualTo(204);
        assertThat(worker().put(path("timer"), clock(start)).status()).isEqualTo(204);
        Reply second = worker().put(path("timer"), clock(start + 60));
        assertThat(second.status()).isEqualTo(409);

        assertThat(worker().put(path("timer"), clock(start).put("pausedAt", start + 3_600))
                        .status())
                .isEqualTo(204);
        village.restart();
        assertThat(clocks()).hasSize(1);
        assertThat(clocks().get(0).get("pausedAt").asLong()).isEqualTo(start + 3_600);
        assertThat(weeks.state(id, Village.CLIENT.key()).get("timers")).isEmpty();

        ObjectNode stopped = clock(start).put("paused", 600).put("end", start + 7_000);
        assertThat(worker().put(path("timer"), stopped).status()).isEqualTo(204);
        // What comes late does not start it again.
        assertThat(worker().put(path("timer"), clock(start)).status()).isEqualTo(204);
        assertThat(clocks().get(0).get("end").asLong()).isEqualTo(start + 7_000);

        ObjectNode draft = draft(0, "a");
        draft.putArray("taken").addObject().put("start", start);
        assertThat(worker().put(path("drafts/2025-01-06"), draft).status()).isEqualTo(200);
        assertThat(clocks()).isEmpty();
    }

    /** Two requests of one page may pass each other on their way: a break that was begun is not undone, nor one that is over. */
    @Test
    void anEarlierStateOfAClockThatComesLaterIsRefused() {
        long start = now() - 7_200;
        ObjectNode begun = clock(start);
        ObjectNode onBreak = clock(start).put("pausedAt", start + 600);
        ObjectNode again = clock(start).put("paused", 900);
        assertThat(worker().put(path("timer"), onBreak).status()).isEqualTo(204);
        assertThat(worker().put(path("timer"), begun).status()).isEqualTo(409);
        assertThat(clocks().get(0).get("pausedAt").asLong()).isEqualTo(start + 600);

        assertThat(worker().put(path("timer"), again).status()).isEqualTo(204);
        assertThat(worker().put(path("timer"), onBreak).status()).isEqualTo(409);
        assertThat(worker().put(path("timer"), again).status()).isEqualTo(204);
        assertThat(clocks().get(0).has("pausedAt")).isFalse();
        assertThat(clocks().get(0).get("paused").asLong()).isEqualTo(900);

        // Stopped on a device that had not heard of the break: whoever stops it is right.
        assertThat(worker().put(path("timer"), clock(start).put("end", start + 7_000))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aClockOfTheTimeToComeOrOutOfOrderIsRefused() {
        refused(clock(now() + 3_600), "start");
        refused(clock(now() - 40L * 86_400), "start");
        refused(clock(now() - 3_600).put("end", now() - 7_200), "end");
        refused(clock(now() - 3_600).put("end", now() + 7_200), "end");
        refused(clock(now() - 3_600).put("paused", 7_200), "paused");
        refused(clock(now() - 3_600).put("end", now()).put("pausedAt", now() - 60), "pausedAt");
    }

    private static void refused(ObjectNode clock, String field) {
        Reply reply = worker().put(path("timer"), clock);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("fields").has(field)).as(reply.body()).isTrue();
    }

    private static ObjectNode draft(long version, String what) {
        String data = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(what.repeat(40).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Guest.object().put("version", version).put("data", data);
    }

    @Test
    void ofTwoDevicesTheSecondLearnsThatItWasNotTheFirst() {
        String path = path("drafts/2026-11-16");
        assertThat(worker().get(path).status()).isEqualTo(404);
        assertThat(worker().put(path, draft(0, "phone")).json().get("version").asLong())
                .isEqualTo(1);
        assertThat(worker().put(path, draft(0, "laptop")).status()).isEqualTo(409);
        assertThat(worker().put(path, draft(1, "laptop")).json().get("version").asLong())
                .isEqualTo(2);
        assertThat(worker().put(path, draft(1, "phone")).status()).isEqualTo(409);

        village.restart();

        Reply kept = worker().get(path);
        assertThat(kept.json().get("version").asLong()).isEqualTo(2);
        assertThat(kept.json().get("data")).isEqualTo(draft(1, "laptop").get("data"));
        JsonNode drafts = weeks.state(id, Village.WORKER.key()).get("drafts");
        assertThat(drafts.toString()).contains("\"period\":\"2026-11-16\",\"version\":2");
    }

    @Test
    void draftsAreTheWorkersAlone() {
        String path = path("drafts/2026-11-16");
        Guest client = Guest.of(village, Village.CLIENT.key());
        Guest stranger = Guest.of(village, DevAccounts.KEYS.get(5));
        assertThat(client.get(path).status()).isEqualTo(403);
        assertThat(client.put(path, draft(0, "x")).status()).isEqualTo(403);
        assertThat(client.put(path("timer"), clock(now())).status()).isEqualTo(403);
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.put(path("timer"), clock(now())).status()).isEqualTo(404);
        assertThat(weeks.state(id, Village.CLIENT.key()).get("drafts")).isEmpty();
    }

    @Test
    void aDraftThatCannotBeOneIsRefused() {
        assertThat(worker().put(path("drafts/2026-02-30"), draft(0, "x")).status())
                .isEqualTo(404);
        Reply padded = worker().put(
                        path("drafts/2026-11-09"),
                        Guest.object().put("version", 0).put("data", "!"));
        assertThat(padded.status()).isEqualTo(400);
        Reply large = worker().put(path("drafts/2026-11-09"), draft(0, "x".repeat(3_300)));
        assertThat(large.status()).isEqualTo(400);
    }
}
