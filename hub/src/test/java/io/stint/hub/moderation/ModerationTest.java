package io.stint.hub.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.document.OneDocument;
import io.stint.protocol.crypto.PrivateKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a report to what everybody sees, on a whole hub. */
class ModerationTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final PrivateKey CLIENT = Village.CLIENT.key();

    private static Village village;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private static Guest as(PrivateKey key) {
        return Guest.of(village, key);
    }

    private static Guest.Reply post(String title) {
        return as(CLIENT)
                .post(
                        "/api/documents",
                        JSON.readTree(OneDocument.job(title, CLIENT)),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    private static String posted(String title) {
        Guest.Reply reply = post(title);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().get("id").asString();
    }

    private static String job(String id, String... more) {
        return "kind=job&id=" + id + String.join("", more);
    }

    private static String field(String name, String value) {
        return "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Test
    void whatTheOperatorHidesIsShownToItsAuthorAloneUntilItIsShownAgain() {
        String id = posted("Glazing that is not what it says");
        Guest worker = as(Village.WORKER.key());
        Guest operator = as(Village.OPERATOR);
        Guest stranger = new Guest(village.address());

        String report = job(id, field("category", "fraud"), field("text", "They ask for a <b>deposit</b>."));
        assertThat(worker.form("/reports", report).status()).isEqualTo(200);
        assertThat(worker.form("/reports", report).status()).isEqualTo(409);
        assertThat(operator.get("/moderation").body()).contains(id, "Fraud", "&lt;b&gt;deposit");

        assertThat(operator.form("/moderation/hide", job(id, field("category", "fraud"), field("note", "No deposits.")))
                        .status())
                .isEqualTo(302);

        Guest.Reply page = stranger.get("/jobs/" + id);
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.body())
                .contains("Hidden by this hub", "Fraud", "No deposits.")
                .doesNotContain("not what it says");
        assertThat(stranger.get("/").body()).doesNotContain("not what it says");
        assertThat(stranger.get("/api/jobs?q=glazing").body()).doesNotContain(id);
        assertThat(stranger.get("/api/jobs/" + id).status()).isEqualTo(410);
        assertThat(stranger.get("/api/public/documents").body()).doesNotContain(id);
        assertThat(stranger.get("/people/" + CLIENT.address()).body()).doesNotContain(id);

        Guest author = as(CLIENT);
        assertThat(author.get("/jobs/" + id).body()).contains("not what it says", "No deposits.", "Object");
        assertThat(worker.form("/reports/objections", job(id, field("text", "Mine")))
                        .status())
                .isEqualTo(404);
        assertThat(author.form("/reports/objections", job(id, field("text", "It is a loan.")))
                        .status())
                .isEqualTo(200);
        assertThat(operator.get("/moderation").body()).contains("It is a loan.");

        operator.form("/moderation/show", job(id));
        assertThat(stranger.get("/jobs/" + id).status()).isEqualTo(200);
        assertThat(stranger.get("/api/public/documents").body()).contains(id);
    }

    @Test
    void aHiddenProfileLosesItsNameEverywhere() {
        Guest operator = as(Village.OPERATOR);
        String me = Village.ARBITER.key().address().toString();
        String thing = "kind=profile&id=" + me;
        assertThat(as(CLIENT)
                        .form("/reports", thing + field("category", "spam"))
                        .status())
                .isEqualTo(404);

        operator.form("/moderation/hide", thing + field("category", "private") + field("note", ""));

        Guest.Reply page = new Guest(village.address()).get("/people/" + me);
        assertThat(page.body()).contains("Shows something private");
        operator.form("/moderation/show", thing);
        assertThat(new Guest(village.address()).get("/people/" + me).body()).doesNotContain("Shows something private");
    }

    @Test
    void aReportThatIsLeftIsSettled() {
        String id = posted("A job that is as it should be");
        as(Village.WORKER.key()).form("/reports", job(id, field("category", "other")));
        Guest operator = as(Village.OPERATOR);
        assertThat(operator.get("/moderation").body()).contains(id);

        operator.form("/moderation/dismiss", job(id));

        assertThat(operator.get("/moderation").body()).doesNotContain(id);
        assertThat(new Guest(village.address()).get("/jobs/" + id).status()).isEqualTo(200);
    }

    @Test
    void whatIsRemovedIsGoneForGood() {
        String document = OneDocument.job("A job that has to go", CLIENT);
        String id = as(CLIENT)
                .post("/api/documents", JSON.readTree(document), "Idempotency-Key", "to-go")
                .json()
                .get("id")
                .asString();
        Guest operator = as(Village.OPERATOR);
        Guest stranger = new Guest(village.address());
        String reason = job(id, field("category", "illegal"), field("note", "By order of a court."));
        assertThat(operator.get("/moderation/remove?kind=job&id=" + id).body())
                .contains("cannot be undone", "one document");
        assertThat(operator.form("/moderation/remove", reason).status())
                .as("not sure")
                .isEqualTo(400);
        assertThat(stranger.get("/jobs/" + id).status()).isEqualTo(200);

        assertThat(operator.form("/moderation/remove", reason + "&sure=yes").status())
                .isEqualTo(302);

        assertThat(stranger.get("/api/documents/" + id).status()).isEqualTo(410);
        assertThat(stranger.get("/api/documents/" + id).json().get("detail").asString())
                .contains("court");
        assertThat(stranger.get("/api/jobs/" + id).status()).isEqualTo(410);
        Guest.Reply page = as(CLIENT).get("/jobs/" + id);
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.body())
                .contains("Removed by this hub", "By order of a court.")
                .doesNotContain("has to go");
        assertThat(stranger.get("/").body()).doesNotContain("A job that has to go");
        assertThat(stranger.get("/api/public/documents").body()).doesNotContain(id);
        assertThat(as(CLIENT)
                        .post("/api/documents", JSON.readTree(document), "Idempotency-Key", "once-more")
                        .status())
                .isEqualTo(410);
        assertThat(operator.form("/moderation/remove", reason + "&sure=yes").status())
                .isEqualTo(404);
    }

    @Test
    void onlyTheOperatorDecides() {
        String id = posted("A job of somebody");
        Guest worker = as(Village.WORKER.key());

        assertThat(worker.get("/moderation").status()).isEqualTo(403);
        assertThat(worker.form("/moderation/hide", job(id, field("category", "spam")))
                        .status())
                .isEqualTo(403);
        assertThat(worker.withoutToken()
                        .form("/reports", job(id, field("category", "spam")))
                        .status())
                .isEqualTo(403);
        assertThat(new Guest(village.address()).get("/jobs/" + id).status()).isEqualTo(200);
    }

    @Test
    void refusedWordsAreNamed() {
        Guest.Reply refused = post("Polish my Wéapons, please");
        JsonNode problem = refused.json();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(problem.get("detail").asString()).contains("weapons");
        assertThat(post("A title and a description, paid by the hour").status()).isEqualTo(201);
        assertThat(post("A story about weaponsmiths").status()).isEqualTo(201);
    }

    @Test
    void somebodyMayReportOnlySoMuch() {
        Guest reporter = as(io.stint.chain.local.DevAccounts.KEYS.get(7));
        String id = posted("Reported over and over");
        int status = 0;
        for (int i = 0; i < 21; i++) {
            status = reporter.form("/reports", job(id, field("category", "spam")))
                    .status();
        }
        assertThat(status).isEqualTo(429);
    }
}
