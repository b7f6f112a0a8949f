package io.stint.hub.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasJSPropertyOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasValueOptions;
import com.microsoft.playwright.options.FilePayload;
import io.stint.hub.browser.Stage.Cast;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The forms of the marketplace, filled in, changed, and sent on a bad connection. */
@ExtendWith(Stage.class)
class FormsTest {
    @Test
    void aProfileWithAPicture(Cast cast) {
        Person person = cast.newcomer("Freya").signIn().at("/profile/edit");
        Page page = person.page();
        page.fill("[name=name]", "Freya Lund");
        page.fill("[name='portfolio.0.title']", "A door");
        Locator entry = page.locator(".entry").first();
        entry.locator("input[type=file]").setInputFiles(new FilePayload("notes.txt", "text/plain", new byte[] {1, 2}));
        assertThat(entry.locator(".field-problem")).containsText("JPEG");
        entry.locator("input[type=file]").setInputFiles(new FilePayload("door.jpg", "image/jpeg", Photo.lyingDown()));
        assertThat(entry.locator("img")).hasJSProperty("naturalHeight", Photo.WIDTH, patient());
        assertThat(entry.locator(".field-problem")).hasCount(0);
        person.look("profile-picture");
        save(person);
        assertThat(page.locator(".works img")).hasAttribute("alt", "Picture: A door");
        assertThat(page.locator(".works img")).hasJSProperty("naturalWidth", Photo.HEIGHT, patient());
        person.look("profile-with-picture");

        person.at("/profile/edit");
        page.fill("[name=name]", "Freya L.");
        person.button("Take the picture away").click();
        assertThat(entry.locator("img")).isHidden();
        save(person);
        assertThat(page.locator("h1")).hasText("Freya L.");
        assertThat(page.locator(".works")).containsText("A door");
        assertThat(page.locator(".works img")).hasCount(0);
    }

    private static HasJSPropertyOptions patient() {
        return new HasJSPropertyOptions().setTimeout(Person.PATIENCE);
    }

    private static void save(Person person) {
        person.send(person.form("profile"));
        person.page().waitForURL(Pattern.compile(".*/people/0x.*"));
    }

    @Test
    void aJobFromPostingToReopening(Cast cast) {
        Person client = cast.newcomer("Gerd").signIn();
        Page page = client.page();
        String job = new Market(client).postJob("Paint a fence");
        client.link("Change this job").click();
        page.waitForURL(Pattern.compile(".*/edit"));
        assertThat(page.locator("[name='pay.amount']")).hasValue("950");
        page.fill("[name=title]", "Paint a long fence");
        client.look("job-edit");
        List<String> tries = busyOnce(page);
        change(client, job);
        assertThat(tries).hasSize(2);
        assertThat(Set.copyOf(tries)).as("the same request").hasSize(1);
        page.unroute("**/api/documents");
        assertThat(page.locator("h1")).hasText("Paint a long fence");

        close(client, job, true);
        assertThat(page.locator("main .tag.wait")).hasText("takes no more proposals");
        client.look("job-closed").at("/");
        assertThat(client.link("Paint a long fence")).hasCount(0);
        close(client, job, false);
        assertThat(page.locator("main .tag.wait")).hasCount(0);
        client.at("/");
        assertThat(client.link("Paint a long fence")).isVisible();
    }

    /** The first request is answered as by a hub that has it already and is not done. */
    private static List<String> busyOnce(Page page) {
        List<String> tries = new ArrayList<>();
        page.route("**/api/documents", route -> {
            tries.add(route.request().headerValue("idempotency-key"));
            if (tries.size() == 1) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(409)
                        .setContentType("application/problem+json")
                        .setBody("{\"type\":\"/problems/in-flight\",\"title\":\"Still being done\"}"));
            } else {
                route.resume();
            }
        });
        return tries;
    }

    private static void close(Person client, String job, boolean closed) {
        client.at(job + "/edit");
        client.page().locator("[name=closed]").setChecked(closed);
        change(client, job);
    }

    private static void change(Person client, String job) {
        client.send(client.form("job"));
        client.page().waitForURL(Pattern.compile(job + "$"));
        // Of two versions of one second the one with the higher id counts, on every hub.
        long second = Instant.now().getEpochSecond();
        client.page().waitForCondition(() -> Instant.now().getEpochSecond() > second);
    }

    @Test
    void aProposalAndItsAnswer(Cast cast) {
        Person client = cast.newcomer("Hedda").signIn();
        String job = new Market(client).postJob("Tune a piano");
        Person worker = cast.newcomer("Ivo").signIn().at(job);
        Locator form = worker.form("proposal");
        form.locator("[name='milestones.0.title']").fill("The strings");
        form.locator("[name='milestones.0.amount']").fill("300");
        new Market(worker).propose("900", "On Monday.");
        worker.sees("The strings");

        client.at(job).sees("On Monday.");
        client.page().locator(".answer summary").click();
        Locator answer = client.form("proposal");
        answer.locator("[name='pay.amount']").fill("800");
        answer.locator("[name=text]").fill("For 800.");
        client.look("job-answer");
        client.anew(() -> client.send(answer));
        client.sees("For 800.");
        assertThat(client.page().locator(".talk [data-state=open]")).hasCount(2);
        worker.at(job).sees("For 800.");
        worker.look("job-answered");
    }

    /** What was typed is there again; what was sent into the void arrives, and once. */
    @Test
    void withoutAConnection(Cast cast) {
        Person client = cast.newcomer("Jorun").signIn().at("/jobs/new");
        Page page = client.page();
        awaitScript(page);
        page.context().setOffline(true);
        page.fill("[name=title]", "Mend a net");
        page.fill("textarea[name=description]", "Written at sea.");
        page.fill("[name='pay.amount']", "40");
        page.context().setOffline(false);
        page.reload();
        assertThat(page.locator("textarea[name=description]")).hasValue("Written at sea.");
        awaitScript(page);

        page.context().setOffline(true);
        client.send(client.form("job"));
        assertThat(page.locator("dialog[open]")).containsText("No answer from the hub", Person.patient());
        client.look("job-no-answer");
        client.inDialog("Close").click();
        assertThat(page.locator("[name=title]")).hasValue("Mend a net");
        page.context().setOffline(false);
        client.anew(page::reload);
        assertThat(page.locator("[name=title]")).hasValue("", new HasValueOptions().setTimeout(Person.PATIENCE));
        client.at("/people/" + client.key().address());
        assertThat(client.link("Mend a net")).hasCount(1);
    }

    /** Until the parts of the script that the page wants have come. */
    private static void awaitScript(Page page) {
        page.waitForFunction("""
                () => ['app-act', 'app-reading'].every(part => performance.getEntriesByType('resource')
                    .some(({name, responseEnd}) => name.includes(part) && responseEnd > 0))""");
    }
}
