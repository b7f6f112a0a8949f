package io.stint.hub.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.hub.payroll.Slips.Lent;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keys that approve for the client, as long as they may. */
class StandingTest {
    private static final String VOUCHERS = "/api/vouchers";
    private static final String STANDING = "/api/standing";
    private static final PrivateKey CLIENT = Village.CLIENT.key();
    private static final Duration WEEK = Duration.ofDays(7);

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

    private static PrivateKey fresh() {
        return PrivateKey.of(Hash32.keccak(UUID.randomUUID().toString()).bytes());
    }

    private static long until(Duration later) {
        JsonNode now = scene.client.get("/api/payroll").ok().get("now");
        return Instant.ofEpochSecond(now.asLong()).plus(later).getEpochSecond();
    }

    private static Lent lent(Hash32 id, long milli) {
        Lent lent = Lent.by(CLIENT, fresh(), id, Scene.milli(milli));
        assertThat(Slips.states(Slips.post(scene.client, STANDING, lent.right(until(WEEK)))))
                .containsExactly("kept");
        return lent;
    }

    private static void stop(Hash32 id) {
        int status = scene.client
                .postText(STANDING + "/stop", "{\"agreements\":[\"" + id.hex() + "\"]}", "")
                .status();
        assertThat(status).isEqualTo(204);
    }

    private static JsonNode standing(Hash32 id) {
        return scene.client
                .get(STANDING)
                .ok()
                .valueStream()
                .filter(one -> one.get("agreement").asString().equals(id.hex()))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void aLentKeysVouchersAreDrawnUpToTheLimit() {
        Hash32 id = scene.opened();
        Lent lent = lent(id, 20);

        JsonNode answer = Slips.post(
                scene.client,
                VOUCHERS,
                lent.voucher(Scene.milli(5), "so far"),
                lent.voucher(Scene.milli(20), "an hour later"),
                lent.voucher(Scene.milli(21), "too much"));

        assertThat(Slips.states(answer)).containsExactly("kept", "kept", "refused");
        assertThat(Slips.why(answer, 2)).contains("may approve up to");
        scene.worker.act(id, "draw", Map.of());
        scene.await(id, room -> Scene.money(room, "drawn").equals(Scene.milli(20)));
        AgreementFile file = AgreementFiles.read(
                scene.worker.get("/api/agreements/" + id.hex() + "/file").ok().toString());
        assertThat(file.delegations()).hasSize(1);
    }

    @Test
    void theKeyItselfMayHandInWhatItSigned() {
        Hash32 id = scene.opened();
        Lent lent = lent(id, 20);
        Hand agent = Hand.of(village, lent.key());

        assertThat(Slips.states(Slips.post(agent, VOUCHERS, lent.voucher(Scene.milli(5), "so far"))))
                .containsExactly("kept");
    }

    @Test
    void whatWasNotLentIsRefused() {
        Hash32 id = scene.opened();
        Hash32 other = scene.opened();
        Lent lent = lent(id, 20);
        Lent elsewhere = new Lent(lent.key(), other, lent.limit(), lent.slip());
        Lent higher = Lent.by(CLIENT, lent.key(), id, Scene.milli(50));
        Lent unknown = Lent.by(CLIENT, fresh(), id, Scene.milli(20));
        ObjectNode bySomebody = lent.voucher(Scene.milli(1), "w");
        bySomebody.set("signature", unknown.voucher(Scene.milli(1), "w").get("signature"));

        JsonNode answer = Slips.post(
                scene.client,
                VOUCHERS,
                elsewhere.voucher(Scene.milli(1), "w"),
                higher.voucher(Scene.milli(30), "w"),
                unknown.voucher(Scene.milli(1), "w"),
                bySomebody);

        assertThat(Slips.states(answer)).containsOnly("refused");
        assertThat(Slips.why(answer, 0)).contains("no such right");
        assertThat(Slips.why(answer, 3)).contains("the key is " + lent.key().address());
    }

    @Test
    void aRightIsOfClientOrApproverForAWhileAndAFreshKey() {
        Hash32 id = scene.opened();
        Lent byWorker = Lent.by(Village.WORKER.key(), fresh(), id, Scene.milli(5));
        Lent toWorker = Lent.by(CLIENT, Village.WORKER.key(), id, Scene.milli(5));
        Lent good = Lent.by(CLIENT, fresh(), id, Scene.milli(5));
        Lent nothing = Lent.by(CLIENT, fresh(), id, Scene.milli(0));

        JsonNode answer = Slips.post(
                scene.client,
                STANDING,
                byWorker.right(until(WEEK)),
                toWorker.right(until(WEEK)),
                good.right(until(Duration.ofDays(60))),
                good.right(until(Duration.ZERO)),
                nothing.right(until(WEEK)));

        assertThat(Slips.states(answer)).containsOnly("refused");
        assertThat(Slips.states(Slips.post(scene.worker, STANDING, good.right(until(WEEK)))))
                .containsExactly("refused");
    }

    @Test
    void aStoppedKeyApprovesNothingMoreAndWhatItDidStays() {
        Hash32 id = scene.opened();
        Lent lent = lent(id, 20);
        ObjectNode before = lent.voucher(Scene.milli(5), "before");
        Slips.post(scene.client, VOUCHERS, before);
        stop(id);

        JsonNode answer = Slips.post(scene.client, VOUCHERS, before, lent.voucher(Scene.milli(6), "after"));

        assertThat(Slips.states(answer)).containsExactly("known", "refused");
        assertThat(Slips.why(answer, 1)).contains("was stopped");
        assertThat(scene.room(id).get("vouchers")).hasSize(1);
        // The contract knows of no end: what is left of the limit could still be drawn with the key.
        assertThat(standing(id).get("exposed").asString()).isEqualTo(Scene.wei(15));
        assertThat(standing(id).has("stopped")).isTrue();
        assertThat(Slips.states(Slips.post(scene.client, STANDING, lent.right(until(WEEK)))))
                .containsExactly("refused");
    }

    @Test
    void anotherKeyTakesThePlaceOfTheFirst() {
        Hash32 id = scene.opened();
        Lent first = lent(id, 20);
        Lent second = lent(id, 30);

        JsonNode answer = Slips.post(
                scene.client,
                VOUCHERS,
                first.voucher(Scene.milli(5), "first"),
                second.voucher(Scene.milli(5), "second"));

        assertThat(Slips.states(answer)).containsExactly("refused", "kept");
    }

    @Test
    void aStopWhileVouchersAreInFlightComesBeforeOrAfterEach() {
        Hash32 id = scene.opened();
        Lent lent = lent(id, 20);
        List<CompletableFuture<String>> flying = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> Slips.states(
                                Slips.post(scene.client, VOUCHERS, lent.voucher(Scene.milli(i), "minute " + i)))
                        .getFirst()))
                .toList();
        stop(id);
        List<String> after =
                Slips.states(Slips.post(scene.client, VOUCHERS, lent.voucher(Scene.milli(15), "after the stop")));
        long kept = flying.stream()
                .map(CompletableFuture::join)
                .filter("kept"::equals)
                .count();

        assertThat(after).containsExactly("refused");
        assertThat(scene.room(id).get("vouchers")).hasSize((int) kept);
    }

    @Test
    void aStopWhileLongListsAreInFlightTakesEachWholeOrNotAtAll() {
        List<Flight> flights = IntStream.range(0, 2)
                .mapToObj(_ -> new Flight(lent(scene.opened(), 20)))
                .toList();
        CountDownLatch begun = new CountDownLatch(2 * flights.size());
        AtomicBoolean stopped = new AtomicBoolean();
        List<CompletableFuture<Void>> flying = flights.stream()
                .map(flight -> CompletableFuture.runAsync(() -> flight.fly(begun, stopped)))
                .toList();
        Scene.await(() -> begun.getCount() == 0);
        flights.forEach(flight -> stop(flight.lent.agreement()));
        stopped.set(true);
        flying.forEach(CompletableFuture::join);

        for (Flight flight : flights) {
            int whole = flight.answers.lastIndexOf("kept") + 1;
            assertThat(whole).isPositive();
            assertThat(flight.answers.subList(0, whole)).containsOnly("kept");
            assertThat(flight.answers.subList(whole, flight.answers.size())).containsOnly("was stopped");
            assertThat(flight.afterTheStop).isPositive();
            assertThat(flight.answers.size() - whole).isGreaterThanOrEqualTo(flight.afterTheStop);
            List<String> totals = scene.room(flight.lent.agreement())
                    .get("vouchers")
                    .valueStream()
                    .map(one -> one.get("total").asString())
                    .toList();
            assertThat(totals)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, whole * VoucherRoutes.MOST)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    /** Lists of as many as a request may have, one after the other until some were sent after the stop. */
    private static final class Flight {
        private final Lent lent;
        private final List<String> answers = new ArrayList<>();
        private int afterTheStop;

        Flight(Lent lent) {
            this.lent = lent;
        }

        void fly(CountDownLatch begun, AtomicBoolean stopped) {
            while (afterTheStop < 2) {
                afterTheStop += stopped.get() ? 1 : 0;
                begun.countDown();
                answers.add(answer(answers.size() * VoucherRoutes.MOST));
            }
        }

        /** What all of one request were told alike. */
        private String answer(int from) {
            JsonNode answer = Slips.post(
                    scene.client,
                    VOUCHERS,
                    IntStream.rangeClosed(from + 1, from + VoucherRoutes.MOST)
                            .mapToObj(i -> lent.voucher(Amount.ofWei(i), "minute " + i))
                            .toList());
            assertThat(answer).hasSize(VoucherRoutes.MOST);
            String state = Slips.states(answer).getFirst();
            assertThat(Slips.states(answer)).containsOnly(state);
            if (state.equals("refused")) {
                assertThat(answer)
                        .allMatch(one ->
                                one.get("problem").get("detail").asString().contains("was stopped"));
                return "was stopped";
            }
            return state;
        }
    }

    @Test
    void aKeyApprovesUntilItsTimeIsOver() {
        Hash32 id = scene.opened();
        Lent lent = lent(id, 20);
        assertThat(Slips.states(Slips.post(scene.client, VOUCHERS, lent.voucher(Scene.milli(5), "in time"))))
                .containsExactly("kept");
        scene.later(WEEK.plusHours(1));

        JsonNode answer = Slips.post(scene.client, VOUCHERS, lent.voucher(Scene.milli(6), "too late"));

        assertThat(Slips.states(answer)).containsExactly("refused");
        assertThat(Slips.why(answer, 0)).contains("which is over");
    }
}
