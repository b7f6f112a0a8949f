package io.stint.hub.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.tx.SignedTransaction;
import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A list of 250 lines: opened and topped up on the real chain, in several steps, with the page closed in between. */
class ManyLinesTest {
    private static final int WORKERS = 250;

    private record Hired(Hand worker, Hash32 agreement) {}

    @Test
    void twoHundredAndFiftyAreOpenedAndToppedUpEachOnce(@TempDir Path folder) {
        try (Village village = Village.in(folder)) {
            Scene scene = new Scene(village);
            Payer payer = new Payer(village, Village.CLIENT.key());
            Map<String, String> terms = scene.terms();
            List<Hired> hired = IntStream.range(0, WORKERS)
                    .mapToObj(i -> hired(village, scene, terms, i))
                    .toList();

            String opening = payer.begin("open", list(hired, i -> 1000 + i));
            assertThat(payer.finish(opening)).isEqualTo(3);
            hired.forEach(
                    one -> assertThat(payer.onChain(one.agreement()).open()).isTrue());

            Scene.await(() ->
                    payer.plan("topup", list(hired, i -> 10)).get("problems").isEmpty());
            String run = payer.begin("topup", list(hired, i -> 500 - i));
            // The first hundred go in through the hub; of the second it hears nothing, for the browser is closed.
            JsonNode first = payer.afterWaiting(run, false);
            payer.pass(payer.sign(first)).ok();
            JsonNode second = payer.afterWaiting(run, false);
            SignedTransaction untold = payer.sign(second);
            payer.sendAlone(untold);

            assertThat(payer.finish(run)).isEqualTo(1);

            JsonNode done = payer.run(run);
            assertThat(Payer.states(done, "items")).hasSize(WORKERS).containsOnly("done");
            assertThat(done.get("steps")
                            .valueStream()
                            .map(step -> step.get("items").asInt()))
                    .containsExactly(100, 100, 50);
            for (int i = 0; i < WORKERS; i++) {
                assertThat(payer.onChain(hired.get(i).agreement()).funded())
                        .as("worker %d", i)
                        .isEqualTo(Amount.ofWei(1500 * 100_000_000_000L));
            }
        }
    }

    /** With the same scope of work for all: a hub takes so many documents of one author only. */
    private static Hired hired(Village village, Scene scene, Map<String, String> usual, int number) {
        Hand worker =
                Hand.of(village, PrivateKey.of(Hash32.keccak("worker " + number).bytes()));
        Map<String, String> terms = new HashMap<>(usual);
        terms.put("salt", Integer.toString(number));
        terms.put("worker", worker.address().toString());
        Hash32 id = scene.offered(terms);
        worker.act(id, "accept", Map.of());
        return new Hired(worker, id);
    }

    /** Ten-millionths of a coin, by the worker's number. */
    private static String list(List<Hired> hired, LongUnaryOperator amount) {
        return "worker,amount\n"
                + IntStream.range(0, hired.size())
                        .mapToObj(i ->
                                "%s,0.%07d\n".formatted(hired.get(i).worker().address(), amount.applyAsLong(i)))
                        .collect(Collectors.joining());
    }
}
