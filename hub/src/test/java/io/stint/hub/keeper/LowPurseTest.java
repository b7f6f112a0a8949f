package io.stint.hub.keeper;

import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A purse that holds what two draws before an end need, and nothing else. */
class LowPurseTest {
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
    void onlyTheDrawBeforeTheEndIsPaidAndEverybodyIsTold() {
        Hash32 ending = scene.approved(20);
        Hash32 other = scene.approved(20);
        JsonNode early = scene.worker.prepare(other, "draw", Map.of()).ok();
        scene.client.act(ending, "notice", Map.of());
        scene.await(ending, room -> Scene.state(room).equals("notice") && idle(room));
        Amount full = scene.balance(Village.KEEPER.address());
        BigInteger price = village.chain().node().gasPrice();
        fill(Amount.ofWei(
                price.multiply(BigInteger.valueOf(Purse.MARGIN * (GasPurse.SIGNED + GasPurse.GAS * Reserve.SHARE)))));

        Guest guest = new Guest(village.address());
        Scene.await(() -> guest.get("/health/ready").body().contains("nothing else is paid"));
        assertThat(guest.get("/health/ready").status()).isEqualTo(200);
        assertThat(guest.get("/network").body()).contains("Kept for draws before an end", "The purse is so low");

        JsonNode late = scene.worker.prepare(other, "draw", Map.of()).ok();
        assertThat(late.has("transaction")).isTrue();
        assertThat(late.toString()).contains("purse is low");
        scene.worker
                .post(early.get("submit").asString(), scene.worker.answer(early))
                .ok();
        scene.await(
                other,
                room -> !idle(room)
                        && room.get("underWay").get(0).path("postponed").asBoolean());

        assertThat(money(scene.room(other), "drawn")).isEqualTo(Amount.ZERO);

        scene.later(Scene.NOTICE.dividedBy(2).plusSeconds(1));
        JsonNode room = scene.await(ending, r -> money(r, "drawn").equals(milli(20)) && idle(r));
        assertThat(Scene.state(room)).isEqualTo("notice");

        fill(full);
        scene.await(other, r -> money(r, "drawn").equals(milli(20)) && idle(r));
        assertThat(guest.get("/network").body())
                .contains("Spent in a day")
                .doesNotContain(ending.hex().substring(0, 14));
    }

    private static boolean idle(JsonNode room) {
        return room.get("underWay").isEmpty();
    }

    private static void fill(Amount amount) {
        village.chain()
                .node()
                .rpc()
                .once(
                        "anvil_setBalance",
                        Village.KEEPER.address().hex(),
                        "0x" + amount.wei().toString(16));
    }
}
