package io.stint.hub.layer;

import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static io.stint.hub.agreement.Scene.wei;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Guest;
import io.stint.hub.Rehearsal;
import io.stint.hub.Rehearsal.Verdict;
import io.stint.hub.Village;
import io.stint.hub.Workshop;
import io.stint.hub.agreement.Scene;
import io.stint.hub.backup.FireDrill.Check;
import io.stint.hub.doctor.Doctor;
import io.stint.hub.doctor.Patient;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hub does by itself, and what its operator sees, on each of its layers and not on the first alone. */
class EachLayerTest {
    @TempDir
    private static Path folder;

    private static Village village;
    private static Scene scene;

    @BeforeAll
    static void start() {
        village = Village.sideBySide(folder);
        scene = new Scene(village);
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private static Hash32 opened(Deployment layer) {
        Map<String, String> terms = scene.terms();
        terms.put("layer", layer.key());
        return scene.opened(terms);
    }

    @Test
    void theKeeperDrawsAtHalfOfTheNoticeWhereverThatIs() {
        Deployment second = village.layers().get(1);
        Hash32 here = opened(village.layers().getFirst());
        Hash32 there = opened(second);
        for (Hash32 id : List.of(here, there)) {
            scene.client.act(id, "approve", Map.of("total", wei(20)));
            scene.client.act(id, "notice", Map.of());
            scene.await(id, room -> Scene.state(room).equals("notice"));
        }

        village.chain(Village.SECOND_CHAIN)
                .clock()
                .advance(Scene.NOTICE.dividedBy(2).plus(Duration.ofHours(1)));

        scene.await(there, room -> money(room, "drawn").equals(milli(20)));
        // The clock of the first chain stands where it was.
        assertThat(money(scene.room(here), "drawn").isZero()).isTrue();
    }

    @Test
    void theDoctorLooksAtEach() {
        Patient patient = new Patient(
                village.layers(),
                Optional.of(Village.KEEPER.address()),
                Optional.empty(),
                folder.resolve("hub"),
                Optional.empty());

        List<io.stint.hub.doctor.Check> checks = new Doctor(patient, Clock.systemUTC()).examine();

        assertThat(checks).extracting(io.stint.hub.doctor.Check::name).contains("node", "purse");
        for (Deployment layer : village.layers().subList(1, village.layers().size())) {
            assertThat(checks).anySatisfy(check -> {
                assertThat(check.name()).isEqualTo("node of " + layer.key());
                assertThat(check.ok()).isTrue();
            });
        }
    }

    @Test
    void metricsTellThemApart() {
        String metrics = metrics();

        assertThat(metrics.lines().filter(line -> line.startsWith("stint_follower_trouble{")))
                .hasSize(village.layers().size())
                .allMatch(line -> line.contains("layer=\"") && line.endsWith(" 0"))
                .doesNotHaveDuplicates()
                .anyMatch(line -> line.contains("31338"));
        Scene.await(() -> metrics().contains("stint_purse_coins{chain=\"31337\"}"));
        Scene.await(() -> metrics().contains("stint_purse_coins{chain=\"31338\"}"));
    }

    private static String metrics() {
        return new Guest(village.metrics()).get("/metrics").body();
    }

    @Test
    void aRehearsalFindsTheAgreementsOfAll() {
        List<Hash32> ids = village.layers().stream().map(EachLayerTest::opened).toList();
        Path file = folder.resolve("layers.stint");
        new Workshop(village.commands()).backup(file);

        Verdict verdict = new Rehearsal(village.another("rehearsed"), file).run(line -> {}, hub -> {});

        assertThat(verdict.checks()).allMatch(Check::same);
        assertThat(verdict.checks())
                .anyMatch(check -> check.what().startsWith("agreement,") && check.rows() >= ids.size());
    }
}
