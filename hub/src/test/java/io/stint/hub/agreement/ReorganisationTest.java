package io.stint.hub.agreement;

import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static io.stint.hub.agreement.Scene.wei;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.escrow.FirstBlock;
import io.stint.chain.history.HistoryReader;
import io.stint.chain.local.DevClock;
import io.stint.chain.rpc.Node;
import io.stint.hub.Village;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.MoneyBar;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The projection follows the chain wherever it goes, and over restarts. */
class ReorganisationTest {
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

    @Test
    void whatTheChainForgetsTheHubForgets() {
        Hash32 id = scene.opened();
        scene.client.act(id, "topup", Map.of("amount", wei(5)));
        scene.await(id, room -> money(room, "left").equals(milli(105)));

        village.chain().node().rpc().once("anvil_reorg", 1, List.of());
        scene.await(id, room -> money(room, "left").equals(milli(100)));
        requireAsFreshlyRead(id);

        scene.client.act(id, "topup", Map.of("amount", wei(7)));
        scene.await(id, room -> money(room, "left").equals(milli(107)));
        requireAsFreshlyRead(id);
    }

    @Test
    void anAgreementThatWasNeverOpenedIsAnOfferAgain() {
        Hash32 id = scene.opened();
        village.chain().node().rpc().once("anvil_reorg", 1, List.of());

        scene.await(id, room -> Scene.state(room).equals("accepted"));

        scene.client.act(id, "open", Map.of());
        scene.await(id, room -> Scene.state(room).equals("open"));
        requireAsFreshlyRead(id);
    }

    @Test
    void aRestartLosesNothingAndReadsWhatHappenedMeanwhile() {
        Hash32 id = scene.approved(30);
        Hash32 offered = scene.accepted();
        String before = scene.room(id).get("timeline").toString();

        village.restart(() -> new DevClock(Node.at(village.chain().endpoint())).advance(Duration.ofHours(1)));

        assertThat(scene.room(id).get("timeline").toString()).isEqualTo(before);
        assertThat(Scene.state(scene.room(offered))).isEqualTo("accepted");
        scene.worker.act(id, "draw", Map.of());
        scene.await(id, room -> money(room, "drawn").equals(milli(30)));
        requireAsFreshlyRead(id);
    }

    @Test
    void readingBeginsWhereTheEscrowWasDeployed() {
        Node node = village.chain().node();
        long first = FirstBlock.of(node, EscrowDeployment.address());
        assertThat(first).isPositive();
        assertThat(node.codeAt(EscrowDeployment.address(), first - 1).isEmpty()).isTrue();
        assertThat(node.codeAt(EscrowDeployment.address(), first).isEmpty()).isFalse();
    }

    private static void requireAsFreshlyRead(Hash32 id) {
        JsonNode room = scene.room(id);
        Agreement fresh = new HistoryReader(
                        village.chain().profile(), village.chain().node(), EscrowDeployment.address())
                .read(id, 0)
                .orElseThrow()
                .agreement();
        MoneyBar bar = MoneyBar.of(fresh, approved(room));
        assertThat(money(room, "left")).isEqualTo(bar.of(MoneyBar.Part.LEFT));
        assertThat(money(room, "drawn")).isEqualTo(bar.of(MoneyBar.Part.DRAWN));
        assertThat(money(room, "secured")).isEqualTo(bar.of(MoneyBar.Part.SECURED));
    }

    private static Amount approved(JsonNode room) {
        JsonNode vouchers = room.get("vouchers");
        return vouchers.isEmpty()
                ? Amount.ZERO
                : Amount.ofWei(new BigInteger(
                        vouchers.get(vouchers.size() - 1).get("total").asString()));
    }
}
