package io.stint.hub.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MarketPagesTest {
    private static final Address CLIENT = Fair.person(1);
    private static final Address WORKER = Fair.person(3);
    private static final Address NOBODY = Fair.person(9);
    private static final String EVIL = "<img src=x onerror=alert(1)>\"'--><script>alert(2)</script>";

    @TempDir
    private static Path folder;

    private static Fair fair;

    @BeforeAll
    static void open() {
        fair = Fair.in(folder);
    }

    @AfterAll
    static void close() {
        fair.close();
    }

    @BeforeEach
    void clear() {
        fair.clear();
        fair.records.clear();
    }

    private static Job job(String text, String amount, String currency) {
        return new Job(
                text,
                text + "\nsecond line",
                List.of(text.substring(0, Math.min(40, text.length())).strip()),
                List.of(new LanguageTag("es-MX")),
                new Pay(Pay.Basis.HOURLY, new Price(new BigDecimal(amount), new Currency(currency))),
                Optional.of(15),
                Optional.of(NOBODY),
                Optional.empty(),
                false);
    }

    private static Profile profile(String text) {
        return new Profile(
                text,
                text,
                List.of(text.substring(0, 40)),
                List.of(new LanguageTag("en")),
                Optional.of(new Price(new BigDecimal("24.5"), new Currency("EUR"))),
                Optional.of(10),
                Optional.of(text),
                List.of(
                        new Profile.Work(
                                text,
                                Optional.of("https://example.org/?a=1&b='javascript:alert(1)'"),
                                Optional.empty()),
                        new Profile.Work(text, Optional.empty(), Optional.empty())),
                true);
    }

    private static String page(String path, Address me, String language) throws Exception {
        HttpResponse<String> response = fair.get(
                path, "Cookie", "stint=" + fair.signIn(me), "Accept", "text/html", "Accept-Language", language);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void whatStrangersWriteIsShownAsTextOnEveryPage(String language) throws Exception {
        DocumentId id = fair.post(CLIENT, 1000, job(EVIL, "22", "EUR"));
        fair.store(Fair.publicly(CLIENT, 1000, profile(EVIL)));
        fair.store(Fair.publicly(WORKER, 1000, profile(EVIL)));
        fair.store(Fair.proposal(WORKER, 1100, id, Set.of(WORKER, CLIENT)));

        List<String> pages = List.of(
                page("/?q=%3Cscript%3Ealert(2)%3C/script%3E&pay=%22%3E%3Cscript%3E", CLIENT, language),
                page("/", NOBODY, language),
                page("/jobs/" + id, CLIENT, language),
                page("/jobs/" + id, WORKER, language),
                page("/jobs/" + id, NOBODY, language),
                page("/jobs/" + id + "/edit", CLIENT, language),
                page("/people/" + CLIENT, NOBODY, language),
                page("/profile/edit", CLIENT, language));

        assertThat(pages).allSatisfy(page -> {
            assertThat(page).contains("<html lang=\"" + language + "\"");
            assertThat(page).doesNotContain("<img src=x", "<script>", "alert(2)</script>", "href=\"javascript:");
            assertThat(page).doesNotContain("style=\"", "onclick=", "onerror=alert(1)>\"");
        });
        assertThat(pages.subList(1, pages.size()))
                .allSatisfy(page -> assertThat(page).contains("&lt;img src=x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void emptyPagesSayWhatToDo(String language) throws Exception {
        assertThat(page("/", NOBODY, language)).contains("href=\"/jobs/new\"");
        assertThat(page("/?q=nothing", NOBODY, language)).contains("class=\"card empty\"");
        assertThat(page("/people/" + NOBODY, NOBODY, language)).contains("href=\"/profile/edit\"");
        assertThat(page("/people/" + WORKER, NOBODY, language)).doesNotContain("href=\"/profile/edit\"");
        assertThat(page("/jobs/new", NOBODY, language)).contains("data-document=\"job\"");
        assertThat(page("/profile/edit", NOBODY, language)).contains("data-document=\"profile\"");
    }

    @Test
    void eurosComeFirstWhereTheRateIsInEuros() throws Exception {
        fair.post(CLIENT, 1000, job("Photos", "22", "EUR"));
        fair.post(CLIENT, 1001, job("Scans", "0.0125", "RBTC"));

        String board = page("/", NOBODY, "en");

        assertThat(board).contains("€22 an hour", "≈\u00a00.00038597\u00a0rBTC");
        assertThat(board).contains("0.0125\u00a0rBTC an hour", "≈\u00a0€712.50");
        assertThat(board).contains("1\u00a0rBTC = €57,000 · made up for tests");

        String american =
                fair.get("/", "Accept", "text/html", "Cookie", "currency=USD").body();
        assertThat(american).contains("€22 an hour", "≈\u00a0$23.54 · ≈\u00a00.00038597\u00a0rBTC");
        assertThat(american).contains("0.0125\u00a0rBTC an hour", "≈\u00a0$762.51");
    }

    @Test
    void paymentRecordsAreShownInBandsAndOnlyOfThoseWhoWantIt() throws Exception {
        PaymentRecord record = new PaymentRecord(PaymentRecord.Role.CLIENT, 31, Amount.ofSat(214_000_000), 0);
        fair.records.put(CLIENT, List.of(record));
        fair.post(CLIENT, 1000, job("Photos", "22", "EUR"));
        assertThat(page("/", NOBODY, "en")).doesNotContain("paid 20–99 people");

        fair.store(Fair.publicly(CLIENT, 1000, profile("Lindqvist Keramik of Gotland, in Sweden, Europe")));

        assertThat(page("/", NOBODY, "en"))
                .contains("paid 20–99 people, 1\u00a0rBTC – 10\u00a0rBTC, never in dispute")
                .doesNotContain("31 people", "2.14");
    }

    @Test
    void aFilterThatIsNotUnderstoodIsLeftOutAndSaysSo() throws Exception {
        fair.post(CLIENT, 1000, job("Photos", "22", "EUR"));

        assertThat(page("/?pay=much&hours=5", NOBODY, "en"))
                .contains("value=\"much\"", "cannot be compared", "class=\"card empty\"");
        assertThat(page("/?pay=much", NOBODY, "en")).contains("Photos");
        HttpResponse<String> refused = fair.get("/api/jobs?pay=much");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("fields").path("pay").asString()).contains("much");
    }

    @Test
    void blankFiltersAreTakenOutOfTheAddress() throws Exception {
        HttpResponse<String> response = fair.get("/?q=photo%20album&skills=&pay=&currency=EUR&hours=&sort=best");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains("/?q=photo+album&sort=best");
    }

    @Test
    void theListForProgramsGoesOnWhereItEnded() throws Exception {
        for (int i = 0; i < 25; i++) {
            fair.post(CLIENT, 1000 + i, job("Job " + i, "22", "EUR"));
        }

        JsonNode first = json(fair.get("/api/jobs"));
        JsonNode second = json(fair.get("/api/jobs?after=" + first.path("next").asString()));

        assertThat(first.path("count").asInt()).isEqualTo(25);
        assertThat(first.path("jobs").size()).isEqualTo(20);
        assertThat(second.path("jobs").size()).isEqualTo(5);
        assertThat(second.path("next").isMissingNode()).isTrue();
        assertThat(second.path("jobs").get(4).path("job").path("title").asString())
                .isEqualTo("Job 0");
    }

    @Test
    void jobAndPersonAreServedToPrograms() throws Exception {
        DocumentId id = fair.post(CLIENT, 1000, job("Photos", "22", "EUR"));
        fair.store(Fair.publicly(CLIENT, 1000, profile("Lindqvist Keramik of Gotland, in Sweden, Europe")));

        JsonNode job = json(fair.get("/api/jobs/" + id));
        JsonNode person = json(fair.get("/api/people/" + CLIENT));

        assertThat(job.path("job").path("pay").path("amount").asString()).isEqualTo("22");
        assertThat(job.path("client").path("name").asString()).startsWith("Lindqvist");
        assertThat(person.path("profile").path("rate").path("amount").asString())
                .isEqualTo("24.5");
        assertThat(json(fair.get("/api/people/" + NOBODY)).has("profile")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/jobs?after=1.2", "/api/jobs?after=x.1.0x00", "/api/jobs/7", "/api/people/0x12"})
    void whatIsNoIdIsRefused(String path) throws Exception {
        assertThat(fair.get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyWhoMayReadOrChangeIsLetIn() throws Exception {
        DocumentId id = fair.post(CLIENT, 1000, job("Photos", "22", "EUR"));
        fair.store(Fair.proposal(WORKER, 1100, id, Set.of(WORKER, CLIENT)));

        assertThat(fair.get("/api/jobs/" + id + "/proposals").statusCode()).isEqualTo(401);
        assertThat(json(asks(id, NOBODY)).path("proposals").size()).isZero();
        assertThat(json(asks(id, CLIENT)).path("proposals").size()).isEqualTo(1);
        assertThat(json(asks(id, WORKER)).path("proposals").size()).isEqualTo(1);
        assertThat(fair.get("/jobs/" + id + "/edit", "Cookie", "stint=" + fair.signIn(WORKER))
                        .statusCode())
                .isEqualTo(403);
        assertThat(fair.get("/jobs/new", "Accept", "text/html").statusCode()).isEqualTo(302);
        assertThat(fair.get("/jobs/" + id, "Accept", "text/html").body()).contains("/sign-in?next=");
        assertThat(fair.get("/profile/edit").statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> asks(DocumentId job, Address reader) throws Exception {
        return fair.get("/api/jobs/" + job + "/proposals", "Cookie", "stint=" + fair.signIn(reader));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Test
    void timesAreRelativeForAWeekAndThenADate() {
        Say say = new Voices(
                        Fair.RATES,
                        java.time.Clock.fixed(Instant.parse("2026-05-20T12:00:00Z"), java.time.ZoneOffset.UTC))
                .in(io.stint.hub.web.Texts.in("en"), "");

        assertThat(say.ago(Instant.parse("2026-05-20T11:59:30Z"))).isEqualTo("just now");
        assertThat(say.ago(Instant.parse("2026-05-20T11:00:00Z"))).isEqualTo("an hour ago");
        assertThat(say.ago(Instant.parse("2026-05-14T11:00:00Z"))).isEqualTo("6 days ago");
        assertThat(say.ago(Instant.parse("2026-05-13T12:00:00Z"))).isEqualTo("May 13, 2026");
    }
}
