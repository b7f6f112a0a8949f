package io.stint.hub.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Hash32;
import jakarta.mail.internet.MimeMessage;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From giving an address to ending it, by a real SMTP server. */
class MailTest {
    private static final Pattern LINK = Pattern.compile("http://[^\\s>]+");

    private static GreenMail server;
    private static Village village;
    private static Scene scene;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        village = Village.in(
                folder,
                Optional.of(MailServer.parse(
                        "smtp://127.0.0.1:" + server.getSmtp().getPort() + "?from=alerts@hub.example",
                        Optional.empty())));
        scene = new Scene(village);
    }

    @AfterAll
    static void stop() {
        village.close();
        server.stop();
    }

    @Test
    void anAddressIsConfirmedUsedAndEnded() throws Exception {
        String cookie = village.signIn(Village.CLIENT.key().address());
        assertThat(form(
                        cookie,
                        "/alerts/mail",
                        "mail=" + URLEncoder.encode("greta@client.example", StandardCharsets.UTF_8)))
                .isEqualTo(302);
        MimeMessage asked = mail(1);
        URI confirm = link(asked);
        Hash32 before = scene.claimed(10);
        assertThat(post(confirm).statusCode()).isEqualTo(200);
        assertThat(post(confirm).statusCode()).as("the link is good once").isEqualTo(404);

        assertThat(form(cookie, "/alerts/mail", "mail=another%40client.example"))
                .as("the one that works is not lost to one that may not")
                .isEqualTo(409);

        MimeMessage alert = mail(2);
        assertThat(asked.getAllRecipients()).extracting(Object::toString).containsExactly("greta@client.example");
        assertThat(alert.getSubject()).startsWith("A claim of €570.00 (0.01\u00a0rBTC) waits");
        assertThat(alert.getContent().toString())
                .contains("/agreements/" + before.hex())
                .contains("UTC");
        assertThat(alert.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(alert.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        Matcher leave = LINK.matcher(alert.getHeader("List-Unsubscribe")[0]);
        assertThat(leave.find()).isTrue();

        // As a mail program does it: no cookie, no page before.
        assertThat(post(URI.create(leave.group())).statusCode()).isEqualTo(200);
        assertThat(page(cookie)).doesNotContain("greta@client.example");
    }

    @Test
    void noAddressNoMail() throws Exception {
        String cookie = village.signIn(Village.WORKER.key().address());

        assertThat(form(cookie, "/alerts/mail", "mail=a%0Abcc:b@c.example")).isEqualTo(400);
        assertThat(form(cookie, "/alerts/mail", "mail=nobody")).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtps://mail.example", "smtps://me:secret@mail.example?from=a@b.example", "https://x?from=a@b.example",
                "smtps://mail.example?from=nobody", "smtps:", "not an address"
            })
    void whatIsNoMailServer(String url) {
        assertThatThrownBy(() -> MailServer.parse(url, Optional.empty())).isInstanceOf(BadInput.class);
    }

    @Test
    void onlyThisMachineGetsMailWithoutTls() {
        assertThat(MailServer.parse("smtp://mail.example?from=a@b.example", Optional.empty())
                        .properties())
                .containsEntry("mail.smtp.starttls.required", "true");
        assertThat(MailServer.parse("smtps://me@mail.example?from=a@b.example", Optional.of("secret")))
                .hasToString("smtps://mail.example:465");
    }

    private static MimeMessage mail(int number) {
        assertThat(server.waitForIncomingEmail(60_000, number)).isTrue();
        return server.getReceivedMessages()[number - 1];
    }

    private static URI link(MimeMessage mail) throws Exception {
        Matcher link = LINK.matcher(mail.getContent().toString());
        assertThat(link.find()).isTrue();
        return URI.create(link.group());
    }

    private static int form(String cookie, String path, String fields) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(village.address().resolve(path))
                        .header("Cookie", "stint=" + cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields + "&csrf=" + village.csrf(cookie))))
                .statusCode();
    }

    private static HttpResponse<String> post(URI link) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(link)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
    }

    private static String page(String cookie) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(village.address().resolve("/alerts")).header("Cookie", "stint=" + cookie))
                .body();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
