package io.stint.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.hub.Hub;
import io.stint.hub.TestDatabase;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.layer.Deployment;
import io.stint.protocol.crypto.PrivateKey;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs on one database that serve two chains. */
class TwoHubsTwoLayersTest {
    private static final PrivateKey KEEPER = DevAccounts.KEYS.get(6);

    @Test
    void eachJobIsSentOnceOnItsChainAndEitherHubGoesOnAlone(@TempDir Path folder) throws Exception {
        String database = TestDatabase.empty();
        try (Village village = Village.sideBySide(folder);
                Hub second = Hub.start(village.rival("second", database, KEEPER))) {
            List<Deployment> layers = village.layers().subList(0, 2);
            List<Play> plays = new ArrayList<>();
            try (Hub first = Hub.start(village.rival("first", database, KEEPER))) {
                plays.addAll(run(layers, List.of(first.address(), second.address())));
            }
            plays.addAll(run(layers, List.of(second.address(), second.address())));

            for (Deployment layer : layers) {
                List<Play> there = plays.stream()
                        .filter(play -> play.layer().equals(Optional.of(layer.key())))
                        .toList();
                assertThat(there).hasSize(2);
                assertThat(layer.node().pendingNonce(KEEPER.address())).isEqualTo(2L * Play.SENT);
                for (Play play : there) {
                    assertThat(layer.node().balance(play.worker.address())).isEqualTo(Scene.milli(Play.PAID));
                }
            }
        }
    }

    /** One agreement on each layer, at the same time, each at a hub of its own. */
    private static List<Play> run(List<Deployment> layers, List<URI> hubs) throws Exception {
        List<Play> plays = new ArrayList<>();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < layers.size(); i++) {
                Deployment layer = layers.get(i);
                Play play = new Play(hubs.get(i), layer.node(), Optional.of(layer.key()), new SecureRandom());
                plays.add(play);
                running.add(people.submit(() -> {
                    play.run();
                    assertThat(play.room().get("layer").asString()).isEqualTo(layer.key());
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        return plays;
    }
}
