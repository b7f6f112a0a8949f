package io.stint.hub.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page of this package, for every role and state, in both languages, from a real hub. */
class PagesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    private static final Pattern SCRIPT = Pattern.compile("<script(?! type=\"(?:module|application/json)\")");
    private static final Pattern HANDLER = Pattern.compile("<[^>]*\\s(?:style|on[a-z]+)=");

    @TempDir
    private static Path folder;

    private static Village village;
    private static Scene scene;
    private static Map<String, Hash32> agreements;

    @BeforeAll
    static void everyState() {
        village = Village.in(folder);
        scene = new Scene(village);
        Map<String, String> hostile = scene.terms();
        hostile.put("job", hostileJob());
        agreements = new LinkedHashMap<>();
        agreements.put("offered", scene.offered(hostile));
        agreements.put("accepted", scene.accepted());
        agreements.put("approved", scene.approved(30));
        agreements.put("disputed", scene.disputed(20));
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    @Test
    void everyPageIsWholeAndSafeForEverybodyInEveryLanguage() {
        for (String language : List.of("en", "es")) {
            for (PrivateKey person : List.of(Village.CLIENT.key(), Village.WORKER.key(), Village.ARBITER.key())) {
                for (String path : paths()) {
                    HttpResponse<String> page = get(path, village.signIn(person.address()), language);
                    if (page.statusCode() == 404 && person.equals(Village.ARBITER.key())) {
                        continue;
                    }
                    assertThat(page.statusCode()).as(path).isEqualTo(200);
                    whole(page.body(), path, language);
                }
            }
        }
    }

    private static List<String> paths() {
        List<String> paths = new ArrayList<>(List.of("/mine", "/inbox", "/desk", "/earnings", "/network"));
        paths.add("/agreements/new?worker=" + Village.WORKER.key().address());
        agreements.values().forEach(id -> paths.add("/agreements/" + id.hex()));
        paths.add("/agreements/" + agreement("approved").hex() + "/check");
        paths.add("/agreements/" + agreement("disputed").hex() + "/case/1");
        return paths;
    }

    private static void whole(String page, String path, String language) {
        assertThat(page).as(path).contains("<html lang=\"" + language + "\">", "</html>");
        assertThat(page.split("<h1[ >]", -1)).as("headings of " + path).hasSize(2);
        assertThat(page).as(path).doesNotContain("<img src=x").doesNotContain("<script>alert");
        assertThat(SCRIPT.matcher(page).find()).as("scripts in " + path).isFalse();
        assertThat(HANDLER.matcher(page).find())
                .as("styles or handlers in " + path)
                .isFalse();
        assertThat(page.split("class=\"btn go\"", -1).length)
                .as("filled buttons of " + path)
                .isLessThanOrEqualTo(3);
    }

    @Test
    void aLongHistoryBeginsAtItsEnd() {
        Hash32 id = scene.opened();
        for (int i = 1; i <= 30; i++) {
            scene.client.act(id, "approve", Map.of("total", Scene.milli(i).wei().toString()));
        }
        String token = village.signIn(Village.WORKER.key().address());

        String page = get("/agreements/" + id.hex(), token, "en").body();
        String all = get("/agreements/" + id.hex() + "?all", token, "en").body();

        assertThat(page.split("<li class=\"signed\">", -1)).hasSize(1 + 20);
        assertThat(page).contains("0.03", "href=\"/agreements/" + id.hex() + "?all\"", "Show 13 older");
        assertThat(all.split("<li class=\"(?:signed|chain)\">", -1)).hasSize(1 + 33);
        assertThat(all).doesNotContain("older");
    }

    @Test
    void aStrangersTitleIsText() {
        String page = get(
                        "/agreements/" + agreement("offered").hex(),
                        village.signIn(Village.WORKER.key().address()),
                        "en")
                .body();

        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void theWorkerSeesWhatIsApprovedAndMayDrawIt() {
        String page = get(
                        "/agreements/" + agreement("approved").hex(),
                        village.signIn(Village.WORKER.key().address()),
                        "en")
                .body();

        assertThat(page).contains("€1,710.00", "data-voucher=", "data-action=\"draw\"", "id=\"terms\"");
        assertThat(page).doesNotContain("data-action=\"approve\"");
    }

    @Test
    void onlyTheArbiterHasTheSlider() {
        String path = "/agreements/" + agreement("disputed").hex() + "/case/1";

        assertThat(get(path, village.signIn(Village.ARBITER.key().address()), "en")
                        .body())
                .contains("data-split");
        assertThat(get(path, village.signIn(Village.CLIENT.key().address()), "en")
                        .body())
                .doesNotContain("data-split");
    }

    @Test
    void theHistoryIsProvedOnThePage() {
        String page = get(
                        "/agreements/" + agreement("approved").hex() + "/check",
                        village.signIn(Village.CLIENT.key().address()),
                        "en")
                .body();

        assertThat(page).contains("The whole history is complete and right.", "stint verify 0x");
    }

    @Test
    void thePreviewIsAPartThatSaysWhatIsRefused() {
        String part = get(
                        "/agreements/terms/preview?client="
                                + Village.CLIENT.key().address() + "&worker="
                                + Village.CLIENT.key().address() + "&sum=1&review=0&ruling=1&notice=1&fallbackBps=0",
                        village.signIn(Village.CLIENT.key().address()),
                        "en")
                .body();

        assertThat(part)
                .doesNotContain("<html")
                .contains("id=\"note-worker\"", "Client and worker are the same address", "hx-swap-oob=\"true\"");
    }

    @Test
    void strangersSeeNothing() {
        String id = agreement("approved").hex();
        String stranger = village.signIn(PrivateKey.generate(new SecureRandom()).address());

        for (String path : List.of("", "/check", "/case/1")) {
            assertThat(get("/agreements/" + id + path, stranger, "en").statusCode())
                    .isEqualTo(404);
        }
        assertThat(get("/mine", stranger, "en").body()).contains("Nothing here yet");
        assertThat(get("/earnings", stranger, "en").body()).contains("No earnings yet");
        assertThat(get("/inbox", stranger, "en").body()).contains("Nothing waits for you");
        assertThat(get("/desk", stranger, "en").body()).contains("Nobody has named you yet");
    }

    @Test
    void whoIsSignedOutIsSentToSignIn() {
        for (String path : List.of("/mine", "/inbox", "/desk", "/earnings", "/agreements/new")) {
            HttpResponse<String> page = get(path, "", "en");
            assertThat(page.statusCode()).as(path).isEqualTo(302);
            assertThat(page.headers().firstValue("Location"))
                    .hasValueSatisfying(l -> assertThat(l).contains("/sign-in"));
        }
        assertThat(get("/network", "", "en").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> get(String path, String cookie, String language) {
        return send(HttpRequest.newBuilder(village.address().resolve(path))
                .header("Accept", "text/html")
                .header("Cookie", "language=" + language + (cookie.isEmpty() ? "" : "; stint=" + cookie)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Hash32 agreement(String state) {
        return requireNonNull(agreements.get(state));
    }

    private static String hostileJob() {
        Job job = new Job(
                HOSTILE,
                HOSTILE,
                List.of(),
                List.of(),
                new Pay(Pay.Basis.FIXED, new Price(new BigDecimal("100"), new Currency("EUR"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        Document document = Document.sign(DocumentKind.JOB, now, job.json(), Village.CLIENT.key());
        String cookie = village.signIn(Village.CLIENT.key().address());
        String body = "{\"kind\":\"job\",\"createdAt\":" + now.getEpochSecond() + ",\"author\":\""
                + Village.CLIENT.key().address() + "\",\"id\":\"" + document.id() + "\",\"signature\":\""
                + Bytes.of(document.signature().compact()).hex() + "\",\"body\":" + job.json() + "}";
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(village.address().resolve("/api/documents"))
                        .header("Content-Type", "application/json")
                        .header("Cookie", "stint=" + cookie)
                        .header("X-CSRF", village.csrf(cookie))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8)));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return document.id().toString();
    }
}
