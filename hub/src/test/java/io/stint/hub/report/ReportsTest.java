package io.stint.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The books of both sides, of what happened on a real chain. */
class ReportsTest {
    private static final String YEAR = "&by=year";
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

    private static JsonNode report(Hand hand, String parameters) {
        return hand.get("/api/reports?" + parameters).ok();
    }

    private static String file(PrivateKey key, String path) {
        Guest.Reply reply = Guest.of(village, key).get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }

    private static List<String> words(JsonNode of, String name) {
        return StreamSupport.stream(of.spliterator(), false)
                .map(one -> one.get(name).asString())
                .toList();
    }

    private static Hash32 paidAndClosed() {
        Hash32 id = scene.approved(20);
        scene.worker.act(id, "draw", Map.of("tip", Scene.wei(1)));
        scene.await(id, room -> Scene.money(room, "drawn").equals(Scene.milli(20)));
        scene.client.act(id, "topup", Map.of("amount", Scene.wei(5)));
        scene.await(id, room -> Scene.money(room, "left").equals(Scene.milli(85)));
        scene.worker.act(id, "close", Map.of("total", Scene.wei(30)));
        scene.client.act(id, "close", Map.of());
        scene.await(id, room -> Scene.state(room).equals("closed"));
        return id;
    }

    @Test
    void bothSidesFindWhatWasPaidAndWhatItWasWorth() {
        Hash32 id = paidAndClosed();

        JsonNode worker = report(scene.worker, "as=worker&agreement=" + id.hex() + YEAR);
        JsonNode entries = worker.get("entries");
        assertThat(words(entries, "kind")).containsExactly("received", "received");
        assertThat(words(entries, "amount")).containsExactly(Scene.wei(19), Scene.wei(10));
        assertThat(words(entries, "tip")).containsExactly(Scene.wei(1), "0");
        assertThat(words(entries, "value")).containsExactly("1083.00", "570.00");
        assertThat(entries.get(0).get("rate").get("source").asString()).isEqualTo("made up for tests");
        assertThat(entries.get(0).get("rate").get("at").asLong())
                .isLessThanOrEqualTo(entries.get(0).get("at").asLong());
        assertThat(worker.get("sums").get(0).get("value").asString()).isEqualTo("1653.00");
        assertThat(worker.get("others").get(0).get("address").asString())
                .isEqualTo(scene.client.address().toString());

        JsonNode client = report(scene.client, "as=client&agreement=" + id.hex() + YEAR);
        assertThat(words(client.get("entries"), "kind"))
                .containsExactly("deposit", "paid", "deposit", "paid", "refund");
        assertThat(words(client.get("entries"), "amount"))
                .containsExactly(Scene.wei(100), Scene.wei(20), Scene.wei(5), Scene.wei(10), Scene.wei(75));
    }

    @Test
    void theFilesHaveTheSameAndTheirNamesSayWhatTheyAre() {
        Hash32 id = paidAndClosed();
        String of = "?as=worker&by=year&agreement=" + id.hex();

        List<String> rows =
                file(Village.WORKER.key(), "/reports.csv" + of).lines().toList();
        assertThat(rows).hasSize(3);
        List<String> columns = Arrays.asList(rows.get(0).split(","));
        List<String> first = Arrays.asList(rows.get(1).split(",", -1));
        assertThat(first).hasSameSizeAs(columns);
        assertThat(first.get(columns.indexOf("amount"))).isEqualTo("0.019");
        assertThat(first.get(columns.indexOf("value"))).isEqualTo("1083.00");
        assertThat(first.get(columns.indexOf("agreement"))).isEqualTo(id.hex());

        assertThat(file(Village.WORKER.key(), "/reports/koinly.csv" + of).lines())
                .hasSize(3)
                .filteredOn(row -> row.contains(",0.019,RBTC,,,1083.00,EUR,income,"))
                .hasSize(1);
        Guest.Reply reply = Guest.of(village, Village.WORKER.key()).get("/reports/koinly.csv?period=2026-11&as=client");
        assertThat(reply.headers().get("content-disposition")).contains("stint-client-2026-11-koinly.csv");
    }

    @Test
    void nobodyFindsWhatIsOfOthers() {
        Hash32 id = scene.approved(20);
        scene.worker.act(id, "draw", Map.of());
        scene.await(id, room -> Scene.money(room, "drawn").equals(Scene.milli(20)));
        String of = "&agreement=" + id.hex() + YEAR;

        for (Hand other : List.of(
                scene.arbiter,
                Hand.of(village, PrivateKey.of(Hash32.keccak("stranger").bytes())))) {
            for (String side : List.of("worker", "client")) {
                assertThat(report(other, "as=" + side + of).get("entries")).isEmpty();
            }
        }
        assertThat(report(scene.client, "as=worker" + of).get("entries")).isEmpty();
        assertThat(report(scene.worker, "as=client" + of).get("entries")).isEmpty();
        assertThat(report(scene.worker, "as=worker&with=" + scene.arbiter.address() + of)
                        .get("entries"))
                .isEmpty();
        assertThat(report(scene.worker, "as=worker&with=" + scene.client.address() + of)
                        .get("entries"))
                .hasSize(1);
        assertThat(Hand.signedOut(village, Village.WORKER.key())
                        .get("/api/reports")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsField() {
        for (String wrong :
                List.of("as=arbiter", "period=2026-13", "by=day", "zone=Mars/Base", "currency=euro", "page=0")) {
            Hand.Reply reply = scene.worker.get("/api/reports?" + wrong);
            assertThat(reply.status()).as(wrong).isEqualTo(400);
            assertThat(reply.json().get("fields").has(wrong.split("=", 2)[0])).isTrue();
        }
    }

    /** In a village of its own, since its chain's clock is moved on. */
    @Test
    void anOldRateIsNoRateAndNothingIsMadeUp(@TempDir Path folder) {
        try (Village late = Village.in(folder)) {
            Scene its = new Scene(late);
            Hash32 id = its.approved(20);
            its.later(Duration.ofDays(2));
            its.worker.act(id, "draw", Map.of());
            its.await(id, room -> Scene.money(room, "drawn").equals(Scene.milli(20)));

            JsonNode report = report(its.worker, "as=worker&agreement=" + id.hex() + YEAR);
            assertThat(report.get("entries").get(0).has("rate")).isFalse();
            assertThat(report.get("entries").get(0).has("value")).isFalse();
            assertThat(report.get("sums").get(0).get("unvalued").asInt()).isEqualTo(1);
            assertThat(report.get("sums").get(0).has("value")).isFalse();
            assertThat(Guest.of(late, Village.WORKER.key())
                            .get("/reports?as=worker&by=year&agreement=" + id.hex())
                            .body())
                    .contains("no rate was known");
            assertThat(report(its.worker, "as=worker&period=1999&agreement=" + id.hex())
                            .get("entries"))
                    .isEmpty();
        }
    }
}
