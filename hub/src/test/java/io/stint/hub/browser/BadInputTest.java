package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.stint.hub.Village;
import io.stint.hub.browser.Stage.Cast;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the hub refuses is said at the field, and nothing of what was typed is lost. */
@ExtendWith(Stage.class)
class BadInputTest {
    private static final String NOBODY = "0xDEADBEEFdeadbeefdeadbeefdeadbeefdeadbeef";

    @Test
    void inAJobAndInTerms(Cast cast) {
        Person client = cast.enter("Greta", Village.CLIENT.key(), Looks.PLAIN).signInAs(Village.CLIENT.name());
        inAJob(client);
        inTerms(client);
    }

    @Test
    void inSendingMoney(Cast cast) {
        inSending(cast.enter("Greta", Village.CLIENT.key(), Looks.PLAIN).signInAs(Village.CLIENT.name()));
    }

    @Test
    void inAnApproval(Cast cast) {
        Person client = cast.enter("Greta", Village.CLIENT.key(), Looks.PLAIN).signInAs(Village.CLIENT.name());
        Hash32 agreement = cast.scene().opened();
        client.at("/agreements/" + agreement.hex());
        inAnApproval(client);
    }

    private static void inAJob(Person client) {
        Page page = client.at("/jobs/new").page();
        page.fill("[name=title]", "A job with a mistake");
        page.fill("textarea[name=description]", "The arbiter's address is mistyped.");
        page.fill("[name='pay.amount']", "12");
        page.fill("[name=arbiter]", NOBODY);
        client.send(client.form("job"));
        wrongAt(client, "arbiter");
        assertThat(page.locator("[name=title]")).hasValue("A job with a mistake");
        client.look("bad-job");
        page.reload();
        assertThat(page.locator("[name=title]")).hasValue("A job with a mistake");
    }

    private static void inTerms(Person client) {
        Page page = client.at("/agreements/new?worker=" + Village.WORKER.key().address())
                .page();
        List<String> published = new ArrayList<>();
        page.onRequest(request -> {
            if (request.method().equals("POST") && !request.url().endsWith("/prepare")) {
                published.add(request.url());
            }
        });
        page.fill("#title", "Terms with a mistake");
        page.fill("#description", "Notice is shorter than the review.");
        page.fill("#sum", "0.1");
        page.selectOption("#review", "864000");
        page.selectOption("#notice", "86400");
        page.locator("#note-notice.refused").waitFor();
        client.look("bad-terms");
        page.locator("#parts summary").click();
        page.fill("[name='milestones.0.amount']", "0.04");
        page.locator("button[form=terms]").click();
        wrongAt(client, "notice");
        wrongAt(client, "milestones.0.title");
        assertThat(page.locator("[name='milestones.0.title']")).isFocused();
        client.look("refused-terms");
        assertThat(page.locator("#title")).hasValue("Terms with a mistake");

        page.selectOption("#notice", "864000");
        page.fill("[name='milestones.0.amount']", "0.1");
        page.locator("button[form=terms]").click();
        Locator go = client.inDialog("Go on");
        assertThat(go).isDisabled();
        client.warned();
        assertThat(go).isEnabled();
        client.inDialog("Cancel").click();
        org.assertj.core.api.Assertions.assertThat(published)
                .as("what was refused, or not confirmed, leaves nothing behind")
                .isEmpty();
    }

    private static void inSending(Person client) {
        client.at("/wallet");
        Locator form = client.form("send");
        form.locator("[name=to]").fill(NOBODY);
        form.locator("[name=amount]").fill("1");
        client.send(form);
        wrongAt(client, "to");
        assertThat(form.locator("[name=amount]")).hasValue("1");
        form.locator("[name=to]").fill(Village.WORKER.key().address().toString());
        form.locator("[name=amount]").fill("1000000");
        client.send(form);
        wrongAt(client, "amount");
        client.look("bad-send");
    }

    private static void inAnApproval(Person client) {
        Locator form = client.form("approve");
        form.locator("[name=add]").fill("nonsense");
        client.send(form);
        wrongAt(client, "add");
        assertThat(form.locator("[name=add]")).hasValue("nonsense");
        client.look("bad-approval");
    }

    private static void wrongAt(Person person, String field) {
        Locator place = person.page().locator("[name='" + field + "'][aria-invalid=true]");
        place.waitFor();
        assertThat(person.page().locator("[id='" + place.getAttribute("aria-errormessage") + "']"))
                .isVisible();
    }
}
