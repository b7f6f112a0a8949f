package io.stint.hub.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.alert.Receiver.Got;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From naming a webhook to a signed alert of a real agreement. */
class WebhookTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{43}=");

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

    @Test
    void aProgramGetsWhatIsSigned() throws Exception {
        String cookie = village.signIn(Village.CLIENT.key().address());
        try (Receiver program = new Receiver()) {
            HttpResponse<String> made = form(cookie, "/alerts/webhook", "url=" + encoded(program.url()));
            Matcher secret = SECRET.matcher(made.body());
            assertThat(secret.find()).isTrue();
            assertThat(page(cookie))
                    .contains("127.0.0.1", "Off until a test was taken")
                    .doesNotContain("whsec_");

            program.knows("whsec_" + "A".repeat(43) + "=");
            assertThat(form(cookie, "/alerts/webhook/test", "").statusCode()).isEqualTo(302);
            assertThat(page(cookie)).contains("it answered 401", "Off: send a test");
            program.knows(secret.group());
            assertThat(form(cookie, "/alerts/webhook/test", "").statusCode()).isEqualTo(302);
            assertThat(page(cookie)).doesNotContain("it answered 401").contains("<span class=\"tag ok\">On</span>");

            Hash32 id = scene.claimed(10);
            Scene.await(() -> of(program, id).size() == 1);
            Got claim = of(program, id).getFirst();
            assertThat(claim.signed()).isTrue();
            assertThat(claim.type()).isEqualTo("alert.claim");
            assertThat(claim.data().get("amount").asString()).isEqualTo(Scene.wei(10));
            assertThat(claim.data().get("title").asString()).startsWith("A claim of €570.00");
            assertThat(URI.create(claim.data().get("url").asString()))
                    .isEqualTo(village.address().resolve("/agreements/" + id.hex()));

            form(cookie, "/alerts/webhook/remove", "");
            assertThat(page(cookie)).doesNotContain(program.url());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/", "https://169.254.169.254/latest", "https://[fd00::1]/", "http://93.184.215.14/",
                "https://93.184.215.14:22/", "https://93.184.215.14:5432/", "nowhere", ""
            })
    void notEverywhere(String url) throws Exception {
        String cookie = village.signIn(Village.WORKER.key().address());

        assertThat(form(cookie, "/alerts/webhook", "url=" + encoded(url)).statusCode())
                .isEqualTo(400);
        assertThat(page(cookie)).doesNotContain("/alerts/webhook/test");
    }

    @Test
    void thereAreBoundsToTrying() throws Exception {
        String cookie = village.signIn(Village.ARBITER.key().address());
        form(cookie, "/alerts/webhook", "url=" + encoded("https://127.0.0.1:8443/"));
        for (int i = 0; i < 10; i++) {
            assertThat(form(cookie, "/alerts/webhook/test", "").statusCode()).isEqualTo(302);
        }
        assertThat(form(cookie, "/alerts/webhook/test", "").statusCode()).isEqualTo(429);
    }

    private static List<Got> of(Receiver program, Hash32 id) {
        return program.all().stream()
                .filter(got -> got.data().path("agreement").asString("").equals(id.hex()))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> form(String cookie, String path, String fields)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(village.address().resolve(path))
                        .header("Cookie", "stint=" + cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields + "&csrf=" + village.csrf(cookie)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String page(String cookie) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(village.address().resolve("/alerts"))
                                .header("Cookie", "stint=" + cookie)
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
