package io.stint.hub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each way out, by the people who are ready to try; the chain's clock is moved on. */
@ExtendWith(Stage.class)
class WaysOutTest {
    private static final Address NEVER_HERE = Address.parse("0x000000000000000000000000000000000000dEaD");

    private Cast cast;
    private Scene scene;
    private Person worker;
    private Person client;

    @BeforeEach
    void enter(Cast cast) {
        this.cast = cast;
        this.scene = cast.scene();
        this.worker = cast.enter("Amara", Village.WORKER.key(), Looks.PLAIN).signInAs(Village.WORKER.name());
        this.client = cast.enter("Greta", Village.CLIENT.key(), Looks.PLAIN).signInAs(Village.CLIENT.name());
    }

    @Test
    void aSilentClientPaysAfterTheReview() {
        Hash32 id = scene.opened();
        Amount before = cast.balance(worker);
        new Room(worker, room(id)).claim("0.025", "Week 1, as in the timesheet");
        worker.look("room-claim-pending");

        scene.later(Scene.REVIEW.plusSeconds(2));

        worker.until(".claim-collected").look("room-claim-collected");
        assertThat(cast.balance(worker).minus(before)).isEqualTo(Scene.milli(25));
    }

    /** Nothing can be sealed for them yet; the claim must not wait for that. */
    @Test
    void anArbiterWhoHasNeverSignedInKeepsNobodyFromClaiming() {
        Map<String, String> terms = scene.terms();
        terms.put("arbiter", NEVER_HERE.toString());
        Hash32 id = scene.opened(terms);
        Room room = new Room(worker, room(id));

        assertThat(room.form("claim").textContent()).contains("has not signed in here yet");
        room.claim("0.025", "Week 1, as in the timesheet");

        worker.look("room-claimed-without-arbiter");
        client.at(room(id)).until(".claim-pending");
        scene.later(Scene.REVIEW.plusSeconds(2));
        worker.until(".claim-collected");
    }

    @Test
    void anArbiterDividesADispute() {
        Person arbiter = cast.enter("Jorge", Village.ARBITER.key(), Looks.PLAIN).signInAs(Village.ARBITER.name());
        Hash32 id = scene.opened();
        new Room(worker, room(id)).claim("0.04", "All of week 1");
        new Room(client, room(id)).object("Half of it is missing");
        Amount workers = cast.balance(worker);
        Amount arbiters = cast.balance(arbiter);

        arbiter.at("/desk").look("desk");
        arbiter.at(room(id) + "/case/1").sees("Half of it is missing");
        Locator slide = arbiter.page().locator("#slide");
        slide.press("Home");
        slide.press("PageUp");
        slide.press("PageUp");
        arbiter.look("case");
        Amount award = wei(arbiter.page().inputValue("#award"));
        Locator form = arbiter.form("rule");
        form.locator("textarea").fill("I counted the files.");
        arbiter.act(form, "Sign");

        worker.at(room(id)).until(".claim-ruled").look("room-ruled");
        worker.at(room(id) + "/case/1").sees("I counted the files.");
        worker.look("case-ruled");
        // The fee of 4 is borne by how far each was wrong.
        Amount borne = Amount.ofWei(Scene.milli(4)
                .wei()
                .multiply(Scene.milli(40).minus(award).wei())
                .divide(Scene.milli(40).wei()));
        assertThat(award).isEqualTo(Scene.milli(8));
        assertThat(cast.balance(worker).minus(workers)).isEqualTo(award.minus(borne));
        assertThat(cast.balance(arbiter).minus(arbiters)).isEqualTo(Scene.milli(4));
    }

    @Test
    void aSilentArbiterLeavesItToTheFallback() {
        Hash32 id = scene.disputed(40);
        Amount before = cast.balance(worker);

        scene.later(Scene.RULING.plusSeconds(2));

        client.at(room(id)).until(".claim-lapsed").look("room-lapsed");
        assertThat(cast.balance(worker).minus(before)).isEqualTo(Scene.milli(20));
    }

    @Test
    void noticeReturnsWhatWasNotApproved() {
        Hash32 id = scene.approved(30);
        Amount workers = cast.balance(worker);
        Amount clients = cast.balance(client);
        new Room(client, room(id)).does("notice", "Sign");
        worker.at(room(id)).until(".tag.notice").look("room-notice");

        scene.later(Scene.NOTICE.plusSeconds(2));

        client.at(room(id)).until(".tag.closed").look("room-withdrawn");
        assertThat(cast.balance(client).minus(clients)).isEqualTo(Scene.milli(70));
        assertThat(cast.balance(worker).minus(workers)).isEqualTo(Scene.milli(30));
    }

    @Test
    void bothCloseTogether() {
        Hash32 id = scene.approved(10);
        Amount before = cast.balance(worker);
        new Room(worker, room(id)).proposeToClose("0.025");
        client.at("/inbox").look("inbox-close");
        client.at(room(id)).look("room-close-proposed");
        new Room(client, room(id)).agreeToClose();
        assertThat(cast.balance(worker).minus(before)).isEqualTo(Scene.milli(25));
    }

    @Test
    void aWorkerQuits() {
        Hash32 id = scene.opened();
        Amount before = cast.balance(client);
        new Room(worker, room(id)).does("quit", "Sign");
        worker.until(".tag.closed").look("room-quit");
        assertThat(cast.balance(client).minus(before)).isEqualTo(Scene.milli(100));
    }

    private static String room(Hash32 id) {
        return "/agreements/" + id.hex();
    }

    private static Amount wei(String coin) {
        return Amount.ofWei(new BigDecimal(coin)
                .multiply(new BigDecimal(BigInteger.TEN.pow(18)))
                .toBigIntegerExact());
    }
}
