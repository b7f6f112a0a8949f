package io.stint.hub.layer;

import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static io.stint.hub.agreement.Scene.wei;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.escrow.NotDeployed;
import io.stint.chain.profile.WrongChain;
import io.stint.chain.rpc.Node;
import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nodes of several chains: one in another's place, one that is away. */
class OneAwayTest {
    @Test
    void oneThatIsAwayKeepsNobodyFromTheOthers(@TempDir Path folder) {
        try (Village village = Village.sideBySide(folder)) {
            Scene scene = new Scene(village);
            Deployment second = village.layers().get(1);
            requireRight(village.layers());
            Hash32 here = scene.opened();
            Hash32 there = scene.opened(on(scene, second));
            Guest worker = Guest.of(village, Village.WORKER.key());
            assertThat(worker.get("/health/ready").body()).isEqualTo("ready");

            village.chain(Village.SECOND_CHAIN).close();

            Scene.await(() -> worker.get("/health/ready").body().contains("local 31338 cannot be read"));
            assertThat(worker.get("/health/ready").status()).isEqualTo(200);
            scene.client.act(here, "approve", Map.of("total", wei(30)));
            scene.worker.act(here, "draw", Map.of());
            scene.await(here, room -> money(room, "drawn").equals(milli(30)));
            assertThat(Scene.state(scene.room(there))).isEqualTo("open");
            assertThat(scene.room(there).get("chain").get("trouble").asString()).isNotBlank();
            for (String page :
                    List.of("/mine", "/inbox", "/earnings", "/network", "/wallet", "/agreements/" + there.hex())) {
                assertThat(worker.get(page).status()).as(page).isEqualTo(200);
            }
            assertThat(worker.get("/wallet").body()).contains("Its node does not answer now");
            assertThat(worker.get("/network").body()).contains("The chain cannot be read now");

            village.restart();
            assertThat(worker(village).get("/agreements/" + here.hex()).status())
                    .isEqualTo(200);
            assertThat(worker(village).get("/agreements/" + there.hex()).status())
                    .isEqualTo(200);

            village.chain().close();
            Scene.await(() -> worker(village).get("/health/ready").status() == 503);
            assertThat(worker(village).get("/health/ready").body()).contains("local 31337", "local 31338");
        }
    }

    private static Guest worker(Village village) {
        return Guest.of(village, Village.WORKER.key());
    }

    private static Map<String, String> on(Scene scene, Deployment layer) {
        Map<String, String> terms = new HashMap<>(scene.terms());
        terms.put("layer", layer.key());
        return terms;
    }

    private static void requireRight(List<Deployment> right) {
        Deployment first = right.get(0);
        Deployment second = right.get(1);
        assertThatCode(() -> Nodes.require(right)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Nodes.require(List.of(first, Deployment.usual(second.chain(), first.node()))))
                .isInstanceOf(WrongChain.class)
                .hasMessageContaining("31338");
        Node away = Node.at(URI.create("http://127.0.0.1:1"));
        assertThatCode(() -> Nodes.require(List.of(first, Deployment.usual(second.chain(), away))))
                .doesNotThrowAnyException();
        Address nowhere = Address.parse("0x" + "12".repeat(20));
        assertThatThrownBy(
                        () -> Nodes.require(List.of(first, new Deployment(second.chain(), second.node(), nowhere, 1))))
                .isInstanceOf(NotDeployed.class)
                .hasMessageContaining("no contract");
        Address deployer = Address.parse("0x4e59b44847b379578588920cA78FbF26c0B4956C");
        assertThatThrownBy(
                        () -> Nodes.require(List.of(first, new Deployment(second.chain(), second.node(), deployer, 1))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no escrow of version 1");
    }
}
