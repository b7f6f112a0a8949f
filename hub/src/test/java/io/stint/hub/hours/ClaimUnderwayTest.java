package io.stint.hub.hours;

import static io.stint.hub.agreement.Scene.wei;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.ClaimsInHand;
import io.stint.hub.agreement.Scene;
import io.stint.hub.hours.Weeks.ToSign;
import io.stint.hub.store.Database;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Hours that are handed in anew while the keeper has their claim already. */
class ClaimUnderwayTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static Village village;
    private static Scene scene;
    private static Weeks weeks;
    private static Database database;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
        weeks = new Weeks(scene);
        database = village.openDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
        village.close();
    }

    private static Guest.Reply claims(Hash32 id, DocumentId sheet, Instant notBefore, ToSign... claims) {
        return weeks.send(id, weeks.claims(id, sheet, 0, 40, notBefore, claims));
    }

    /** Ten hours, to be claimed in a day. */
    private static DocumentId handedIn(Hash32 id) {
        DocumentId sheet = weeks.handedIn(id, 0, 10, false);
        Guest.Reply reply = claims(id, sheet, weeks.now(id).plus(DAY), new ToSign(1, 10, List.of(sheet.hash())));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return sheet;
    }

    @Test
    void oneThatIsQueuedIsTakenBack() {
        Hash32 id = scene.opened(scene.hourly());
        handedIn(id);
        // As when the purse is low for a while.
        database.transact(h -> h.createUpdate("""
                        insert into keeper_job (layer, kind, agreement, call, not_before, created_at, updated_at)
                        select layer, 'draw', :id, 'later', now() + interval '1 year', now(), now() from agreement
                        where id = :id""").bind("id", id).execute());
        scene.later(DAY);
        Scene.await(() -> queued(id) == 1);

        weeks.handedIn(id, 0, 11, true);

        Scene.await(() -> queued(id) == 0);
    }

    private static int queued(Hash32 id) {
        return database.with(h -> h.createQuery(
                        "select count(*) from keeper_job where agreement = :id and kind = 'claim' and state = 'waiting'")
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
    }

    /** What is left of the hours is known when the chain has it. */
    @Test
    void whileOneIsOnItsWayNoneIsTakenForWhatIsHandedInAnew() {
        Hash32 id = scene.opened(scene.hourly());
        DocumentId sheet = handedIn(id);
        village.chain().node().rpc().once("evm_setAutomine", false);
        scene.later(DAY);
        Scene.await(() -> isSent(id));

        DocumentId anew = weeks.handedIn(id, 0, 18, false);
        Instant notBefore = weeks.now(id).plus(DAY);
        ToSign next = new ToSign(2, 18, List.of(anew.hash()));
        Guest.Reply refused = claims(id, anew, notBefore, new ToSign(1, 18, List.of(anew.hash())), next);

        village.chain().node().rpc().once("evm_setAutomine", true);
        village.chain().node().rpc().once("evm_mine");
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("just becoming a claim");
        scene.await(id, now -> Scene.claim(now).equals("pending"));
        JsonNode held = weeks.state(id, Village.WORKER.key()).get("held");
        assertThat(held).hasSize(1);
        assertThat(held.get(0).get("timesheet").asString()).isEqualTo(sheet.toString());
        assertThat(held.get(0).get("sum").asString()).isEqualTo(wei(10));
        ToSign rest = new ToSign(2, 8, List.of(anew.hash()));
        // The hub may have read it before its keeper knows.
        Scene.await(() -> claims(id, anew, weeks.now(id).plus(DAY), rest).status() == 200);
    }

    /** The agreement was read before, and the claim is neither in that nor on its way any more. */
    @Test
    void norWhenItsEventComesWhileTheyWait() throws Exception {
        Hash32 id = scene.opened(scene.hourly());
        handedIn(id);
        village.chain().node().rpc().once("evm_setAutomine", false);
        scene.later(DAY);
        Scene.await(() -> isSent(id));
        DocumentId anew = weeks.handedIn(id, 0, 18, false);
        Instant notBefore = weeks.now(id).plus(DAY);
        ToSign next = new ToSign(2, 18, List.of(anew.hash()));

        FutureTask<Guest.Reply> sending = new FutureTask<>(() -> claims(id, anew, notBefore, next));
        database.transact(h -> {
            ClaimsInHand.lock(h, id);
            Thread.ofVirtual().start(sending);
            Scene.await(ClaimUnderwayTest::aRequestWaits);
            village.chain().node().rpc().once("evm_setAutomine", true);
            village.chain().node().rpc().once("evm_mine");
            scene.await(id, now -> Scene.claim(now).equals("pending"));
            Scene.await(() -> isDone(id));
        });

        assertThat(sending.get().status()).as(sending.get().body()).isEqualTo(409);
        assertThat(sending.get().body()).contains("A claim was made just now");
    }

    /** A request that is answered once only: the keeper's look has no such lock besides. */
    private static boolean aRequestWaits() {
        return database.with(h -> h.createQuery("""
                        select exists (select 1 from pg_locks waits join pg_locks held on held.pid = waits.pid
                            where not waits.granted and held.granted and held.locktype = 'advisory')""").mapTo(Boolean.class).one());
    }

    private static boolean isDone(Hash32 id) {
        return database.with(h -> h.createQuery(
                                "select count(*) from keeper_job where agreement = :id and kind = 'claim' and state = 'done'")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one()
                == 1);
    }

    private static boolean isSent(Hash32 id) {
        return database.with(
                h -> h.createQuery("""
                        select exists (select 1 from keeper_job
                            where agreement = :id and kind = 'claim' and transaction is not null)""").bind("id", id).mapTo(Boolean.class).one());
    }
}
