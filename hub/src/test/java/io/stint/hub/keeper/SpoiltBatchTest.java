package io.stint.hub.keeper;

import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.chain.rpc.Node;
import io.stint.hub.Hub;
import io.stint.hub.TestDatabase;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.store.Database;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch with a draw that the contract refuses, put into a hub's database behind its back. */
class SpoiltBatchTest {
    private static final PrivateKey KEEPER = DevAccounts.KEYS.get(6);

    @Test
    void oneBadSignatureKeepsNobodyElseFromTheirMoney(@TempDir Path folder) {
        String url = TestDatabase.empty();
        try (Village village = Village.in(folder);
                Hub _ = Hub.start(village.rival("rival", url, KEEPER));
                Database database = Database.open(url)) {
            OtherHub other = new OtherHub(database);
            Scene scene = new Scene(village);
            Node node = village.chain().node();
            List<Hash32> three =
                    Stream.generate(() -> scene.approved(20)).limit(3).toList();
            Scene.await(() -> other.count("agreement") == 3);
            three.forEach(id ->
                    other.hand(scene, id, signature -> id.equals(three.get(1)) ? Bytes.of(new byte[64]) : signature));
            long nonce = node.nonce(KEEPER.address());

            database.transact(h ->
                    h.createUpdate("""
                            insert into draw_rule (worker, chain_id, kind, since, look_at)
                            values (:worker, 31337, 'at-once', now(), now())""").bind("worker", scene.worker.address()).execute());

            scene.await(three.getFirst(), room -> money(room, "drawn").equals(milli(20)));
            scene.await(three.getLast(), room -> money(room, "drawn").equals(milli(20)));
            Scene.await(() -> other.count("keeper_job where state in ('waiting', 'sending')") == 0);
            assertThat(money(scene.room(three.get(1)), "drawn").isZero()).isTrue();
            assertThat(other.count("keeper_batch")).isOne();
            assertThat(other.count("keeper_job where state = 'failed' and batch is null"))
                    .isOne();
            assertThat(node.nonce(KEEPER.address())).isEqualTo(nonce + 2);
        }
    }
}
