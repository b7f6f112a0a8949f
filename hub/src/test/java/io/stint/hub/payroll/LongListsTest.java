package io.stint.hub.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Lists whose signatures are checked in pieces, and that wait for each other, on the real chain. */
class LongListsTest {
    private static final String VOUCHERS = "/api/vouchers";
    private static final int LONG = 90;

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

    private static List<ObjectNode> list(Hash32 id, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Slips.voucher(id, Amount.ofWei(i), "minute " + i))
                .map(voucher -> Slips.json(voucher, Slips.alone(Village.CLIENT.key(), voucher)))
                .toList();
    }

    @Test
    void eachSignatureIsItsOwnVouchers() {
        Hash32 id = scene.opened();
        List<ObjectNode> all = new ArrayList<>(list(id, 1, LONG + 1));
        List<Integer> wrong = List.of(0, 24, 25, 60, LONG - 1);
        for (int at : wrong) {
            Message.Voucher other = Slips.voucher(id, Amount.ofWei(at + 1), "something else");
            all.set(
                    at,
                    all.get(at)
                            .put(
                                    "signature",
                                    Slips.alone(Village.CLIENT.key(), other)
                                            .signature()
                                            .hex()));
        }

        List<String> states = Slips.states(Slips.post(scene.client, VOUCHERS, all));

        List<String> expected = new ArrayList<>(Collections.nCopies(LONG, "kept"));
        wrong.forEach(at -> expected.set(at, "refused"));
        assertThat(states).isEqualTo(expected);
        assertThat(scene.room(id).get("vouchers")).hasSize(LONG - wrong.size());
    }

    @Test
    void manyLongListsAtOnceAreAllTaken() {
        List<Hash32> ids = IntStream.range(0, 8).mapToObj(_ -> scene.opened()).toList();
        List<CompletableFuture<List<String>>> all = ids.stream()
                .map(id -> CompletableFuture.supplyAsync(
                        () -> Slips.states(Slips.post(scene.client, VOUCHERS, list(id, 1, LONG)))))
                .toList();

        assertThat(all).allSatisfy(states -> assertThat(states.join()).containsOnly("kept"));
        assertThat(ids)
                .allSatisfy(id -> assertThat(scene.room(id).get("vouchers")).hasSize(LONG - 1));
    }

    @Test
    void theSameListTwiceAtOnceIsKeptOnce() {
        Hash32 id = scene.opened();
        String body = list(id, 1, LONG).toString();
        String key = UUID.randomUUID().toString();
        List<CompletableFuture<Hand.Reply>> replies = IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> scene.client.postText(VOUCHERS, body, key)))
                .toList();

        assertThat(replies)
                .allSatisfy(reply -> assertThat(reply.join().status()).isIn(200, 409));
        assertThat(scene.client.postText(VOUCHERS, body, key).status()).isEqualTo(200);
        assertThat(scene.room(id).get("vouchers")).hasSize(LONG - 1);
    }
}
