package io.stint.hub.draw;

import static io.stint.hub.agreement.Scene.milli;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.stint.chain.escrow.TestDollar;
import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A worker's rule, from choosing it to the money, on a real chain. */
class DrawByRuleTest {
    private static Ruled ruled;

    @BeforeAll
    static void start(@TempDir Path folder) {
        ruled = Ruled.in(folder);
    }

    @AfterAll
    static void stop() {
        ruled.close();
    }

    @AfterEach
    void rest() {
        ruled.rest();
    }

    @Test
    void threeAgreementsAreDrawnInOneTransactionForLessGas() {
        Hash32 alone = ruled.scene().approved(20);
        long nonce = ruled.nonce();
        ruled.scene().worker.act(alone, "draw", Map.of());
        ruled.drawn(alone, 20);
        long single = ruled.receipt(nonce).gasUsed();

        List<Hash32> three = ruled.approved(3);
        Amount before = ruled.scene().balance(ruled.scene().worker.address());
        nonce = ruled.nonce();
        ruled.choose(Ruled.AT_ONCE);
        three.forEach(id -> ruled.drawn(id, 20));

        assertThat(ruled.nonce()).isEqualTo(nonce + 1);
        assertThat(ruled.scene().balance(ruled.scene().worker.address()).minus(before))
                .isEqualTo(milli(60));
        long batch = ruled.receipt(nonce).gasUsed();
        assertThat(batch / 3).isLessThan(single * 8 / 10);
        assertThat(single).isCloseTo(DrawGas.of(1), withinPercentage(10));
        assertThat(batch).isCloseTo(DrawGas.of(3), withinPercentage(10));
    }

    @Test
    void whatIsApprovedDuringTheWeekIsDrawnAtItsEndAndNotBefore() {
        Instant now = ruled.node().latestBlock().timestamp();
        Instant due = now.plus(Duration.ofDays(2))
                .atOffset(ZoneOffset.UTC)
                .withHour(6)
                .withMinute(0)
                .withSecond(0)
                .toInstant();
        ruled.choose("{\"kind\":\"weekly\",\"weekday\":"
                + due.atOffset(ZoneOffset.UTC).getDayOfWeek().getValue() + ",\"hour\":6,\"zone\":\"UTC\"}");
        List<Hash32> three = ruled.approved(3);
        long nonce = ruled.nonce();
        ruled.scene()
                .later(Duration.between(ruled.node().latestBlock().timestamp(), due)
                        .minusMinutes(10));
        Hash32 late = ruled.scene().approved(20);
        assertThat(ruled.nonce()).isEqualTo(nonce);

        ruled.scene()
                .later(Duration.between(ruled.node().latestBlock().timestamp(), due)
                        .plusSeconds(1));

        Stream.concat(three.stream(), Stream.of(late)).forEach(id -> ruled.drawn(id, 20));
        assertThat(ruled.nonce()).isEqualTo(nonce + 1);
    }

    @Test
    void whileThePurseIsEmptyTheWorkerIsToldAndNothingIsLost() {
        List<Hash32> three = ruled.approved(3);
        Amount purse = ruled.scene().balance(Village.KEEPER.address());
        ruled.fill(Amount.ofWei(1));
        Guest guest = new Guest(ruled.village().address());
        Scene.await(() -> guest.get("/health/ready").body().contains("nothing else is paid"));
        ruled.choose(Ruled.AT_ONCE);
        three.forEach(id -> ruled.scene().await(id, DrawByRuleTest::waits));

        assertThat(ruled.rule().get("waiting").asInt()).isEqualTo(3);
        ruled.choose(Ruled.BY_HAND);
        assertThat(ruled.rule().get("waiting").asInt()).isZero();
        ruled.choose(Ruled.AT_ONCE);
        three.forEach(id -> ruled.scene().await(id, DrawByRuleTest::waits));
        ruled.fill(purse);
        three.forEach(id -> ruled.drawn(id, 20));
    }

    private static boolean waits(JsonNode room) {
        JsonNode under = room.get("underWay");
        return under.size() == 1
                && under.get(0).path("postponed").asBoolean()
                && under.get(0).path("rule").asBoolean();
    }

    @Test
    void thePageSaysFromWhichSumTheHubPaysInEachToken() {
        String token = TestDollar.TOKEN.address().toString();
        ruled.choose("{\"kind\":\"above\",\"sums\":[{\"token\":\"" + token + "\",\"sum\":\"1000\"}],\"days\":7}");

        assertThat(Guest.of(ruled.village(), Village.WORKER.key())
                        .get("/earnings/draws")
                        .body())
                .containsPattern("for draws of [^<]+rBTC\\) · 1\\htUSD or more each");
    }

    @Test
    void aRuleIsReadBackAndWhatIsNoneIsRefused() {
        String weekly = "{\"kind\":\"weekly\",\"weekday\":5,\"hour\":18,\"zone\":\"Europe/Madrid\"}";
        ruled.choose(weekly);
        assertThat(ruled.rule().get("rule").toString()).isEqualTo(weekly);
        assertThat(ruled.rule().get("costs").get("eachOfTen").asString()).isNotEmpty();
        for (String wrong : List.of(
                "{\"kind\":\"sometimes\"}",
                "{\"kind\":\"weekly\",\"weekday\":8,\"hour\":18,\"zone\":\"UTC\"}",
                "{\"kind\":\"weekly\",\"weekday\":1,\"hour\":24,\"zone\":\"UTC\"}",
                "{\"kind\":\"weekly\",\"weekday\":1,\"hour\":1,\"zone\":\"+01:00\"}",
                "{\"kind\":\"above\",\"sums\":[],\"days\":7}",
                "{\"kind\":\"above\",\"sums\":[{\"token\":\"0x0000000000000000000000000000000000000000\",\"sum\":\"0\"}],\"days\":7}",
                "{\"kind\":\"cheap\",\"days\":91}",
                "{\"kind\":\"cheap\",\"most\":\"1e9\",\"days\":7}",
                "{\"kind\":\"at-once\",\"days\":7}")) {
            assertThat(ruled.scene()
                            .worker
                            .put("/api/draw-rule", ruled.body(31_337, wrong))
                            .status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(ruled.scene()
                        .worker
                        .put("/api/draw-rule", ruled.body(30, Ruled.AT_ONCE))
                        .status())
                .isEqualTo(400);
        assertThat(ruled.rule().get("rule").toString()).isEqualTo(weekly);
    }

    @Test
    void theFormRefusesSumsBeyondWhatAnAgreementCanHold() {
        Guest worker = Guest.of(ruled.village(), Village.WORKER.key());
        String sum = "sum-0x0000000000000000000000000000000000000000";
        String most = "79228162514.264337593543950335";
        for (String tooMuch : List.of("999999999999", "79228162514.264337593543950336")) {
            Guest.Reply above =
                    worker.form("/earnings/draws", "chain=31337&kind=above&above-days=7&" + sum + "=" + tooMuch);
            Guest.Reply cheap = worker.form("/earnings/draws", "chain=31337&kind=cheap&cheap-days=7&most=" + tooMuch);
            assertThat(List.of(above.status(), cheap.status())).as(tooMuch).containsOnly(400);
            assertThat(List.of(above.body(), cheap.body()))
                    .allMatch(body -> body.contains(tooMuch) && body.contains("than an agreement can hold"));
        }
        assertThat(ruled.rule().get("rule").toString()).isEqualTo(Ruled.BY_HAND);

        assertThat(worker.form("/earnings/draws", "chain=31337&kind=above&above-days=7&" + sum + "=" + most)
                        .status())
                .isEqualTo(302);
        assertThat(ruled.rule().get("rule").get("kind").asString()).isEqualTo("above");
    }
}
