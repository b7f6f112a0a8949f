package io.stint.hub.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.hub.authority.Affair.Secret;
import io.stint.hub.authority.Attempt.Answer;
import io.stint.hub.authority.Line.Visitor;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** Every route, tried by everybody on real data: what comes, and what does not come along. */
class AuthorisationTest {
    static final List<Line> LINES = Line.all();
    static final List<Line> CHANGES =
            LINES.stream().filter(line -> !line.method().equals("get")).toList();

    private static Village village;
    private static Affair affair;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        affair = new Affair(village);
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    @Test
    void everyRouteOfTheServerHasALineAndEveryLineARoute() {
        Set<String> routes = village.routes().stream()
                .filter(route -> route.matches("(get|post|put|delete|patch) .*"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> tried =
                LINES.stream().map(line -> route(line, routes)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(tried).isEqualTo(routes);
    }

    private static String route(Line line, Set<String> routes) {
        return routes.stream()
                .filter(line::matches)
                .min(Comparator.comparingLong(
                        route -> route.chars().filter(c -> c == '{').count()))
                .orElse("no route of " + line);
    }

    @Test
    void theDescriptionSaysWhoMustBeSignedIn() {
        JsonNode paths =
                new Guest(village.address()).get("/openapi.json").json().get("paths");
        LINES.stream().filter(line -> line.path().startsWith("/api/")).forEach(line -> {
            String path = route(line, village.routes()).split(" ", 2)[1];
            assertThat(paths.get(path).get(line.method()).has("security"))
                    .as(line.toString())
                    .isEqualTo(line.wanted().get(Visitor.OUT).equals("401"));
        });
    }

    @ParameterizedTest
    @FieldSource("LINES")
    void comesAsTheTableSays(Line line) {
        String path = affair.named(line.path());
        String body = affair.named(line.body());
        for (Visitor visitor : Visitor.values()) {
            Answer answer = new Attempt(village, line.method(), path, body)
                    .by(Affair.address(visitor))
                    .answer();

            assertThat(said(answer))
                    .as("%s\n%s", visitor, answer.text())
                    .isEqualTo(line.wanted().get(visitor));
            affair.secrets.forEach((name, secret) -> {
                if (!secret.seenBy().contains(visitor) && !secret.in(path + body)) {
                    assertThat(secret.in(answer.text()))
                            .as("%s sees: %s", visitor, name)
                            .isFalse();
                }
            });
            if (!line.shows().isEmpty() && answer.status() == 200) {
                Secret shown = affair.secrets.get(line.shows());
                assertThat(shown.in(answer.text()))
                        .as("%s sees %s", visitor, line.shows())
                        .isEqualTo(shown.seenBy().contains(visitor));
            }
        }
    }

    /** {@code in}: sent to sign in. */
    private static String said(Answer answer) {
        boolean in = answer.status() == 302 && answer.location().startsWith("/sign-in?");
        return in ? "in" : Integer.toString(answer.status());
    }

    @ParameterizedTest
    @FieldSource("CHANGES")
    void isNotDoneForAnotherSiteNorWithoutTheSessionsToken(Line line) {
        String another = village.csrf(village.signIn(Affair.STRANGER.address()));
        String older = village.csrf(village.signIn(Village.CLIENT.key().address()));
        List<Attempt> forged = List.of(
                attempt(line, Visitor.CLIENT).without("X-CSRF"),
                attempt(line, Visitor.CLIENT).with("X-CSRF", another),
                attempt(line, Visitor.CLIENT).with("X-CSRF", older),
                attempt(line, Visitor.CLIENT).with("Origin", "https://evil.example"),
                attempt(line, Visitor.CLIENT).with("Origin", "null"),
                attempt(line, Visitor.CLIENT).with("Sec-Fetch-Site", "cross-site"),
                attempt(line, Visitor.CLIENT).with("Sec-Fetch-Site", "same-site"),
                attempt(line, Visitor.OUT).with("Origin", "https://evil.example"));

        assertThat(forged).extracting(attempt -> attempt.answer().status()).containsOnly(403);
    }

    private static Attempt attempt(Line line, Visitor visitor) {
        return new Attempt(village, line.method(), affair.named(line.path()), affair.named(line.body()))
                .by(Affair.address(visitor));
    }

    @Test
    void theRightSignatureInOtherHandsDoesNothing() {
        Hand client = Hand.of(village, Village.CLIENT.key());
        Hash32 room = Hash32.parse(affair.named("{room}"));
        JsonNode prepared =
                client.prepare(room, "approve", Map.of("total", Scene.wei(30))).ok();
        Map<String, String> signed = client.answer(prepared);
        String submit = prepared.get("submit").asString();

        assertThat(Hand.of(village, Village.WORKER.key()).post(submit, signed).status())
                .isEqualTo(403);
        assertThat(Hand.of(village, Village.ARBITER.key()).post(submit, signed).status())
                .isEqualTo(403);
        assertThat(Hand.of(village, Affair.STRANGER).post(submit, signed).status())
                .isEqualTo(404);
        assertThat(client.get("/api/agreements/" + room.hex()).ok().get("vouchers"))
                .hasSize(1);
    }

    @Test
    void aSignatureForOneAgreementDoesNothingInAnother() {
        Hash32 other = new Scene(village).opened();
        Hand client = Hand.of(village, Village.CLIENT.key());
        JsonNode prepared =
                client.prepare(other, "approve", Map.of("total", Scene.wei(30))).ok();
        String submit = prepared.get("submit").asString().replace(other.hex(), affair.named("{room}"));

        // Of the other's total it would be refused before anybody looks at the signature.
        assertThat(submit).contains("?after=0&");
        Hand.Reply reply = client.post(submit.replace("after=0&", ""), client.answer(prepared));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("fields").propertyNames()).containsExactly("signature");
    }

    @Test
    void anAnswerIsRepeatedToWhoeverGotItOnly() {
        String written = affair.named("{written}");
        Attempt again = new Attempt(village, "post", "/api/documents", written)
                .by(Affair.address(Visitor.CLIENT))
                .with("Idempotency-Key", affair.named("{letter}"));
        Attempt others = new Attempt(village, "post", "/api/documents", written)
                .by(Affair.address(Visitor.WORKER))
                .with("Idempotency-Key", affair.named("{letter}"));

        assertThat(again.answer().status()).isEqualTo(201);
        assertThat(others.answer().status()).isEqualTo(403);
    }

    @Test
    void aPlaceInAnothersListShowsNothingOfIt() {
        for (String path : List.of(
                "/wallet?before=9999",
                "/api/documents?agreement={room}&after=1",
                "/api/documents?agreement={offer}&after=1",
                "/api/public/documents?after=1")) {
            Answer answer = new Attempt(village, "get", affair.named(path), "")
                    .by(Affair.address(Visitor.STRANGER))
                    .answer();
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(affair.secrets.get("letter").in(answer.text())).isFalse();
            assertThat(affair.secrets.get("transaction").in(answer.text())).isFalse();
        }
    }

    @Test
    void aDocumentOfOneAgreementIsNotAmongThoseOfAnother() {
        Answer answer = new Attempt(village, "get", affair.named("/api/documents?agreement={offer}"), "")
                .by(Affair.address(Visitor.CLIENT))
                .answer();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(affair.secrets.get("letter").in(answer.text())).isFalse();
    }

    @Test
    void strangersPutNothingIntoARoom() {
        for (String kind : List.of("message", "scope")) {
            Answer answer = new Attempt(village, "post", "/api/documents", affair.intrusion(kind))
                    .by(Affair.address(Visitor.STRANGER))
                    .answer();
            assertThat(answer.status()).as(kind).isEqualTo(404);
        }
    }
}
