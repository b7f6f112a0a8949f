package io.stint.hub.keeper;

import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.chain.rpc.JsonRpc;
import io.stint.chain.rpc.Node;
import io.stint.hub.Hub;
import io.stint.hub.TestDatabase;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.store.Database;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs that know nothing of each other, each with a database and a keeper, and the same voucher in both. */
class TwoKeepersTest {
    private static final String LIVE = "keeper_job where state in ('waiting', 'sending')";
    private static final String ENDED = "keeper_job where state in ('done', 'failed')";
    private static final PrivateKey OTHER = DevAccounts.KEYS.get(6);

    @Test
    void theSameDrawIsPaidOnceAndTheKeeperThatIsLateSettlesItsJob(@TempDir Path folder) {
        String url = TestDatabase.empty();
        try (Village village = Village.in(folder);
                Hub _ = Hub.start(village.rival("rival", url, OTHER));
                Database database = Database.open(url)) {
            OtherHub other = new OtherHub(database);
            Scene scene = new Scene(village);
            Node node = village.chain().node();
            JsonRpc rpc = node.rpc();
            Hash32 id = scene.approved(20);
            scene.client.act(id, "notice", Map.of());
            scene.await(id, room -> Scene.state(room).equals("notice"));
            Scene.await(() -> phase(database, id).equals(List.of("notice")));
            other.hand(scene, id, UnaryOperator.identity());
            Address worker = scene.worker.address();
            Amount before = scene.balance(worker);
            long first = node.nonce(Village.KEEPER.address());
            long second = node.nonce(OTHER.address());

            // Neither sees what the other sends before both have sent.
            rpc.once("evm_setAutomine", false);
            scene.later(Scene.NOTICE.dividedBy(2).plus(Duration.ofHours(1)));
            Scene.await(() -> node.pendingNonce(Village.KEEPER.address()) == first + 1
                    && node.pendingNonce(OTHER.address()) == second + 1);
            rpc.once("evm_setAutomine", true);
            rpc.once("evm_mine");

            scene.await(id, room -> money(room, "drawn").equals(milli(20)));
            Scene.await(() -> other.count(LIVE) == 0 && other.count(ENDED) == 1);
            assertThat(scene.balance(worker).minus(before)).isEqualTo(milli(20));

            // Each looks again and finds nothing left to pay for.
            scene.later(Duration.ofMinutes(30));
            Scene.await(() -> looked(database, id, scene));
            assertThat(node.pendingNonce(OTHER.address())).isEqualTo(second + 1);
            assertThat(node.pendingNonce(Village.KEEPER.address())).isEqualTo(first + 1);
            assertThat(scene.balance(worker).minus(before)).isEqualTo(milli(20));
            assertThat(other.count(ENDED)).isOne();
        }
    }

    private static List<String> phase(Database database, Hash32 id) {
        return database.with(h -> h.createQuery("select phase from agreement where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .list());
    }

    /** Whether the keeper there has looked at the agreement since, and will not before long. */
    private static boolean looked(Database database, Hash32 id, Scene scene) {
        Instant now = scene.village.chain().node().latestBlock().timestamp();
        return database.with(h -> h.createQuery("select due is null or due > :now from agreement where id = :id")
                .bind("id", id)
                .bind("now", now)
                .mapTo(Boolean.class)
                .one());
    }
}
