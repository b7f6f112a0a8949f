package io.stint.hub.keeper;

import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.escrow.EscrowReader;
import io.stint.chain.rpc.Node;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the keeper sent was in a block that the chain gave up, and the node has forgotten it. */
class KeeperForkTest {
    private static final int DEPTH = 3;

    @Test
    void itIsSentAgainWhileTheHubRunsAndWhatCameLaterToo(@TempDir Path folder) {
        try (Village village = Village.careful(folder, DEPTH)) {
            Scene scene = new Scene(village);
            Node node = village.chain().node();
            node.rpc().once("evm_setIntervalMining", 1);
            Hash32 undone = scene.approved(20);
            Hash32 later = scene.approved(20);
            node.rpc().once("evm_setIntervalMining", 0);
            node.rpc().once("evm_setAutomine", true);
            long nonce = node.nonce(Village.KEEPER.address());
            scene.worker.act(undone, "draw", Map.of());
            scene.await(undone, room -> money(room, "drawn").equals(milli(20)));

            node.rpc().once("anvil_reorg", 1, List.of());

            EscrowReader escrow = new EscrowReader(node, EscrowDeployment.address());
            Scene.await(() -> escrow.agreement(undone).drawn().equals(milli(20)));
            scene.worker.act(later, "draw", Map.of());
            scene.await(later, room -> money(room, "drawn").equals(milli(20)));
            assertThat(node.nonce(Village.KEEPER.address())).isEqualTo(nonce + 2);
        }
    }
}
