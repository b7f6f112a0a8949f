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
import tools.jackson.databind.JsonNode;

/** A batch with a draw that the contract refuses, put into a hub's database behind its back. */
class SpoiltBatchTest {
    private static final PrivateKey KEEPER = DevAccounts.KEYS.get(6);

    @Test
    void oneBadSignatureKeepsNobodyElseFromTheirMoney(@TempDir Path folder) {
        String url = TestDatabase.empty();
        try (Village village = Village.in(folder);
                Hub _ = Hub.start(village.rival("rival", url, KEEPER));
                Database database = Database.open(url)) {
            Scene scene = new Scene(village);
            Node node = village.chain().node();
            List<Hash32> three =
                    Stream.generate(() -> scene.approved(20)).limit(3).toList();
            Scene.await(() -> count(database, "agreement") == 3);
            three.forEach(id -> hand(database, id, scene, !id.equals(three.get(1))));
            long nonce = node.nonce(KEEPER.address());

            database.transact(h ->
                    h.createUpdate("""
                            insert into draw_rule (worker, chain_id, kind, since, look_at)
                            values (:worker, 31337, 'at-once', now(), now())""").bind("worker", scene.worker.address()).execute());

            scene.await(three.getFirst(), room -> money(room, "drawn").equals(milli(20)));
            scene.await(three.getLast(), room -> money(room, "drawn").equals(milli(20)));
            Scene.await(() -> count(database, "keeper_job where state in ('waiting', 'sending')") == 0);
            assertThat(money(scene.room(three.get(1)), "drawn").isZero()).isTrue();
            assertThat(count(database, "keeper_batch")).isOne();
            assertThat(count(database, "keeper_job where state = 'failed' and batch is null"))
                    .isOne();
            assertThat(node.nonce(KEEPER.address())).isEqualTo(nonce + 2);
        }
    }

    private static void hand(Database database, Hash32 id, Scene scene, boolean good) {
        JsonNode best = scene.room(id).get("vouchers").get(0);
        Bytes signature = good ? Bytes.parse(best.get("signature").asString()) : Bytes.of(new byte[64]);
        database.transact(h -> h.createUpdate("""
                        insert into voucher (agreement, total, memo, signer, signature, at)
                        values (:id, :total, :memo, :signer, :signature, now())""")
                .bind("id", id)
                .bind("total", milli(20))
                .bind("memo", Hash32.parse(best.get("memo").asString()))
                .bind("signer", Village.CLIENT.key().address())
                .bind("signature", signature)
                .execute());
    }

    private static long count(Database database, String from) {
        return database.with(h ->
                h.createQuery("select count(*) from " + from).mapTo(Long.class).one());
    }
}
