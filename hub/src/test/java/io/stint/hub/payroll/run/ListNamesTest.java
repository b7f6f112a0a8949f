package io.stint.hub.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who is meant in a list of pay when a stranger takes a worker's name, or a worker makes terms of their own. */
class ListNamesTest {
    private static Village village;
    private static Scene scene;
    private static Payer payer;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
        payer = new Payer(village, Village.CLIENT.key());
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    /** Somebody new, whose profile has this name. */
    private static Hand called(String name, String seed) {
        Hand hand = Hand.of(village, PrivateKey.of(Hash32.keccak(seed).bytes()));
        hand.publish(new Profile(
                        name,
                        "",
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        false))
                .ok();
        return hand;
    }

    private static Map<String, String> terms(Hand worker) {
        Map<String, String> terms = scene.terms();
        terms.put("worker", worker.address().toString());
        return terms;
    }

    /** Proposed by the worker, with the worker as the approver, and accepted. */
    private static Hash32 selfMade(Hand worker) {
        Map<String, String> terms = terms(worker);
        terms.put("approver", worker.address().toString());
        Hash32 id = Hash32.parse(
                worker.post("/api/agreements", terms).ok().get("agreement").asString());
        worker.act(id, "accept", Map.of());
        return id;
    }

    private static String list(Object worker) {
        return "worker,amount\n" + worker + ",0.05\n";
    }

    private static String opened(Object worker) {
        JsonNode plan = payer.plan("open", list(worker));
        assertThat(plan.get("problems")).isEmpty();
        return plan.get("lines").get(0).get("agreement").asString();
    }

    @Test
    void aStrangerOfTheSameNameDoesNotTakeTheWorkersPlace() {
        Hand anna = called("Anna", "anna");
        Hash32 offered = scene.offered(terms(anna));
        Hash32 strangers = selfMade(called("ANNA", "mallory"));

        assertThat(payer.problems("open", list("anna")))
                .containsExactly("line 2, Anna: the worker has not accepted the terms yet");
        anna.act(offered, "accept", Map.of());
        assertThat(opened("anna")).isEqualTo(offered.hex());
        assertThat(opened(strangers.hex())).isEqualTo(strangers.hex());
    }

    @Test
    void norDoTermsThatTheWorkerMadeTakeThePlaceOfTheClients() {
        Hand bea = called("Bea", "bea");
        Hash32 offered = scene.offered(terms(bea));
        selfMade(bea);

        for (Object worker : List.of("bea", bea.address())) {
            assertThat(payer.problems("open", list(worker)))
                    .containsExactly("line 2, Bea: the worker has not accepted the terms yet");
        }
        bea.act(offered, "accept", Map.of());
        assertThat(opened("bea")).isEqualTo(offered.hex());
        assertThat(opened(bea.address())).isEqualTo(offered.hex());
    }

    @Test
    void whereOnlyTheWorkerProposedTermsTheirIdIsAskedFor() {
        Hash32 made = selfMade(called("Cleo", "cleo"));

        assertThat(payer.problems("open", list("cleo")).getFirst())
                .startsWith("line 2, worker: there is no agreement of 'cleo' that is yours; what was proposed to you")
                .contains(": " + made.hex());
        assertThat(payer.problems("topup", list("cleo")).getFirst())
                .startsWith("line 2, worker: there is no agreement of 'cleo' that is yours")
                .doesNotContain(made.hex());
        assertThat(opened(made.hex())).isEqualTo(made.hex());
    }

    @Test
    void aNameOfTwoWorkersIsRefusedAlsoWhenItCanBeDoneForOneAlone() {
        Hand dora = called("Dora", "dora");
        Hand other = called("dora", "other dora");
        scene.offered(terms(dora));
        Hash32 open = scene.offered(terms(other));
        other.act(open, "accept", Map.of());

        refusedForBoth(payer.problems("open", list("Dora")), dora, other);
        assertThat(opened(other.address())).isEqualTo(open.hex());
        scene.client.act(open, "open", Map.of());
        Scene.await(() ->
                Scene.state(other.get("/api/agreements/" + open.hex()).ok()).equals("open"));
        refusedForBoth(payer.problems("topup", list("Dora")), dora, other);
        assertThat(payer.problems("topup", list(other.address()))).isEmpty();
    }

    private static void refusedForBoth(List<String> problems, Hand one, Hand other) {
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("line 2, worker: 'Dora' is the name of 2 workers; name one by the address: ")
                .contains(one.address().toString(), other.address().toString());
    }
}
