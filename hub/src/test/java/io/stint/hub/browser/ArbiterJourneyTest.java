package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.value.Hash32;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From an arbiter's offer to a ruling whose reasons both sides read. */
@ExtendWith(Stage.class)
class ArbiterJourneyTest {
    private Scene scene;
    private Person worker;
    private Person client;
    private Person arbiter;

    @BeforeEach
    void enter(Cast cast) {
        this.scene = cast.scene();
        this.worker = cast.enter("Amara", Village.WORKER.key(), Looks.PLAIN).signInAs(Village.WORKER.name());
        this.client = cast.enter("Greta", Village.CLIENT.key(), Looks.PLAIN).signInAs(Village.CLIENT.name());
        this.arbiter = cast.enter("Jorge", Village.ARBITER.key(), Looks.PLAIN).signInAs(Village.ARBITER.name());
    }

    @Test
    void anArbiterOffersIsAskedAcceptsAndRules() {
        offers();
        isChosen();
        Hash32 id = scene.offered(scene.terms());
        isAskedAndAccepts(id);
        worker.at(room(id));
        worker.act(worker.form("accept"), "Sign");
        client.at(room(id));
        client.act(client.form("open"), "Send");
        client.until("#state .tag.open");

        new Room(worker, room(id)).claim("0.04", "All of week 1");
        new Room(client, room(id)).object("Half of it is missing");
        bothPropose(id);
        rules(id);

        for (Person side : new Person[] {worker, client}) {
            side.at(room(id)).until(".claim-ruled");
            side.at(room(id) + "/case/1").sees("I counted the files.");
            assertThat(side.page().getByText("the reasons that the ruling names"))
                    .isVisible();
        }
        client.look("case-with-reasons");
        client.at("/arbiters/" + Village.ARBITER.key().address()).sees("One dispute decided");
        client.look("arbiter-with-record");
    }

    /** The terms can be signed all the same, once that was read. */
    @Test
    void whoSignsWithoutTheArbitersWordIsWarned() {
        Hash32 id = scene.offered(scene.terms());

        worker.at(room(id)).sees("was not asked whether they will");
        worker.send(worker.form("accept"));
        worker.page().locator("dialog[open] .warnings").waitFor();
        worker.look("dialog-without-arbiter");
        assertThat(worker.inDialog("Sign")).isDisabled();
        worker.warned().agree("Sign");

        client.at(room(id)).until(".tag.accepted");
    }

    private void offers() {
        arbiter.at("/arbiters").look("arbiters-before").at("/arbiters/offer").look("arbiter-form");
        arbiter.page().fill("[name=fee]", "0.004");
        arbiter.page().fill("[name=subjects]", "photography, text");
        arbiter.page().check("[name=languages][value=es]");
        arbiter.page().fill("[name=text]", "I read what both sides show.");
        arbiter.send(arbiter.form("arbiter-offer"));
        arbiter.page().waitForURL(Pattern.compile(".*/arbiters/0x.*"));
        arbiter.look("arbiter");
        arbiter.sees("I read what both sides show.");
    }

    private void isChosen() {
        client.at("/arbiters?subject=Photography&language=es").sees("for a ruling");
        client.look("arbiters");
        client.at("/agreements/new?worker=" + Village.WORKER.key().address());
        client.page().fill("#arbiter", Village.ARBITER.key().address().toString());
        assertThat(client.page().locator("#who-decides")).containsText("These terms pay less", Person.patient());
        client.look("terms-with-arbiter");
    }

    private void isAskedAndAccepts(Hash32 id) {
        client.at(room(id)).sees("was not asked whether they will");
        new Room(client, room(id)).does("ask", "Go on");
        client.sees("was asked to decide disputes, and has not answered");
        client.look("room-arbiter-asked");

        arbiter.at("/inbox").look("inbox-asked");
        arbiter.at("/desk").look("desk-asked");
        arbiter.at(room(id)).look("room-asked");
        Locator form = arbiter.form("arbiter-acceptance");
        arbiter.anew(() -> arbiter.send(form));
        arbiter.sees("has agreed to decide disputes");
        arbiter.look("room-arbiter-accepted");

        client.at(room(id)).sees("has agreed to decide disputes");
    }

    private void bothPropose(Hash32 id) {
        worker.at(room(id) + "/case/1").look("case-for-a-side");
        worker.page().fill("#said", "The other half is in the second folder.");
        worker.page().fill("#proposed", "0.03");
        worker.anew(() -> worker.send(worker.page().locator("#form-say")));
        client.at(room(id) + "/case/1").sees("The other half is in the second folder.");
        assertThat(client.page().locator(".proposed:visible b")).hasText("0.03");
    }

    private void rules(Hash32 id) {
        arbiter.at(room(id) + "/case/1").sees("The other half is in the second folder.");
        arbiter.look("case-with-proposal");
        Locator form = arbiter.form("rule");
        form.locator("#award").fill("0.03");
        form.locator("textarea").fill("I counted the files.");
        arbiter.act(form, "Sign");
    }

    private static String room(Hash32 id) {
        return "/agreements/" + id.hex();
    }
}
