package io.stint.hub.hours;

import static io.stint.hub.agreement.Scene.milli;
import static io.stint.hub.agreement.Scene.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.hours.Weeks.ToSign;
import io.stint.hub.store.Database;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the hub does by itself for one agreement in a day, and pays for: so much and no more, and the rest later. */
class OwnDeedsTest {
    /** What people may ask for, and all together. */
    private static final int ASKED = 20;

    private static final int ALL = 40;

    private static final Duration LITTLE = Duration.ofMinutes(11);

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

    @Test
    void claimsAndCollectsOfShortPeriodsEndAtTheBoundAndGoOnTheNextDay() {
        Hash32 id = quick();
        assume(id, ALL - 3, false);
        handIn(id, 1);
        collected(id, 1);
        handIn(id, 2);
        claimed(id, 2);
        handIn(id, 3);

        // Whatever came later was seen to.
        Hash32 other = quick();
        handIn(other, 1);
        collected(other, 1);
        handIn(other, 2);
        collected(other, 2);

        assertThat(Scene.claim(scene.room(id))).isEqualTo("pending");
        assertThat(scene.room(id).get("claims")).hasSize(2);
        aDayPasses(id);
        collected(id, 3);
    }

    @Test
    void drawsInNoticeComeFromTheReserveOrWaitUntilTheEndIsNear() {
        Hash32 own = inNotice();
        assume(own, ALL, false);
        Hash32 third = inNotice();
        assume(third, ASKED, true);
        Hash32 last = inNotice();
        assume(last, ALL, true);
        Hash32 other = inNotice();

        scene.later(Scene.NOTICE.dividedBy(2).plusHours(1));
        scene.await(own, room -> money(room, "drawn").equals(milli(20)));
        scene.await(other, room -> money(room, "drawn").equals(milli(20)));
        assertThat(money(scene.room(third), "drawn").isZero()).isTrue();

        scene.later(Scene.NOTICE.dividedBy(2).minusHours(1).minusMinutes(30));
        scene.await(third, room -> money(room, "drawn").equals(milli(20)));

        // The rest does not go back before: it would take along what is approved.
        scene.later(Duration.ofHours(1));
        scene.await(other, room -> Scene.state(room).equals("closed"));
        assertThat(Scene.state(scene.room(last))).isNotEqualTo("closed");
        assertThat(money(scene.room(last), "drawn").isZero()).isTrue();
        aDayPasses(last);
        scene.later(LITTLE);
        scene.await(
                last,
                room -> Scene.state(room).equals("closed")
                        && money(room, "drawn").equals(milli(20)));
    }

    /** Of an older voucher, or one that will fail: what was approved since is drawn before the rest goes back. */
    @Test
    void nothingGoesBackWhileADrawIsComing() {
        Hash32 id = inNotice();
        isComing(id, "draw");
        Hash32 other = inNotice();
        scene.later(Scene.NOTICE.minusHours(2));
        scene.client.act(id, "approve", Map.of("total", milli(30).wei().toString()));

        scene.later(Duration.ofHours(3));
        scene.await(other, room -> Scene.state(room).equals("closed"));
        assertThat(Scene.state(scene.room(id))).isNotEqualTo("closed");
        assertThat(jobs(id, "withdraw")).isZero();
        database.transact(h -> h.execute("delete from keeper_job where not_before > now() + interval '1 day'"));
        scene.later(LITTLE);

        scene.await(
                id,
                room -> Scene.state(room).equals("closed")
                        && money(room, "drawn").equals(milli(30)));
    }

    /** One that waits, or whose receipt the keeper has not seen yet though the follower has its event. */
    @Test
    void aClaimsCollectIsAskedForWhileThatOfAnotherIsComing() {
        Hash32 id = withPeriods(Duration.ofHours(10), Duration.ofDays(1));
        handIn(id, 1);
        claimed(id, 1);
        isComing(id, "collect");

        scene.later(Duration.ofHours(10).plus(LITTLE));
        Scene.await(() -> jobs(id, "collect") == 2);
        database.transact(h -> h.execute("delete from keeper_job where not_before > now() + interval '1 day'"));
        collected(id, 1);
    }

    /** As when the purse is low for a while. */
    private static void isComing(Hash32 id, String kind) {
        database.transact(
                h -> h.createUpdate("""
                        insert into keeper_job (layer, kind, agreement, call, not_before, created_at, updated_at)
                        select layer, :kind, :id, 'later', now() + interval '1 year', now(), now() from agreement
                        where id = :id""").bind("id", id).bind("kind", kind).execute());
    }

    private static int jobs(Hash32 id, String kind) {
        return database.with(
                h -> h.createQuery("select count(*) from keeper_job where agreement = :id and kind = :kind")
                        .bind("id", id)
                        .bind("kind", kind)
                        .mapTo(Integer.class)
                        .one());
    }

    /** The shortest periods that the contract allows, nearly. */
    private static Hash32 quick() {
        return withPeriods(Duration.ofSeconds(1), Duration.ofHours(1));
    }

    private static Hash32 withPeriods(Duration review, Duration notice) {
        Map<String, String> terms = scene.hourly();
        terms.put("review", Long.toString(review.toSeconds()));
        terms.put("notice", Long.toString(notice.toSeconds()));
        return scene.opened(terms);
    }

    private static void collected(Hash32 id, int claims) {
        claimed(id, claims);
        soon(id, room -> Scene.claim(room).equals("collected"));
    }

    private static void claimed(Hash32 id, int claims) {
        soon(id, room -> room.get("claims").size() == claims);
    }

    /** What the escrow refused, since the newest block was not late enough yet, is tried again after a while. */
    private static void soon(Hash32 id, Predicate<JsonNode> wanted) {
        Scene.await(() -> {
            boolean there = wanted.test(scene.room(id));
            if (!there) {
                scene.later(LITTLE);
            }
            return there;
        });
    }

    /** A week's hours, to be claimed at once. */
    private static void handIn(Hash32 id, int round) {
        DocumentId sheet = weeks.published(id, round, 10);
        ToSign claim = new ToSign(round, 10, List.of(sheet.hash()));
        Guest.Reply reply = weeks.send(id, weeks.claims(id, sheet, round, 10L * round, weeks.now(id), claim));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static Hash32 inNotice() {
        Hash32 id = scene.approved(20);
        scene.client.act(id, "notice", Map.of());
        scene.await(id, room -> Scene.state(room).equals("notice"));
        return id;
    }

    /**
     * So many transactions were paid for already today.
     *
     * @param drawn the agreement's share of the reserve was used by some of them
     */
    private static void assume(Hash32 id, int jobs, boolean drawn) {
        database.transact(h -> h.createUpdate("""
                        insert into keeper_job (layer, kind, agreement, call, state, attempts, transaction, not_before,
                            created_at, updated_at, reserved, gas, spent, tip, spent_at)
                        select (select layer from agreement where id = :id), 'draw', :id, int4send(number), 'done', 1, sha256(:id || int4send(number)), now(),
                            now(), now(), :drawn and number <= 2, 1, 1, 0, now() from generate_series(1, :jobs) number""")
                .bind("id", id)
                .bind("jobs", jobs)
                .bind("drawn", drawn)
                .execute());
    }

    /** On the hub's own clock, by which it counts what it paid. */
    private static void aDayPasses(Hash32 id) {
        database.transact(h -> h.createUpdate("""
                        update keeper_job set created_at = created_at - interval '1 day',
                            spent_at = spent_at - interval '1 day' where agreement = :id""").bind("id", id).execute());
    }
}
