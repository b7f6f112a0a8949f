package io.stint.hub.peer;

import static io.stint.hub.document.SomeDocuments.CLIENT;
import static io.stint.hub.document.SomeDocuments.CLOCK;
import static io.stint.hub.document.SomeDocuments.NOW;
import static io.stint.hub.document.SomeDocuments.WORKER;
import static io.stint.hub.document.SomeDocuments.profile;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a peer answers: nothing wrong is stored, nothing right is lost, and the cost has an end. */
class HostilePeerTest {
    private static final PullingHub HUB = new PullingHub(CLOCK);
    private static final String LOG = UUID.randomUUID().toString();
    private static final PullSettings IMPATIENT = PullingHub.settings(Duration.ofMillis(300));

    @AfterAll
    static void close() {
        HUB.close();
    }

    @AfterEach
    void clear() {
        HUB.database.transact(h -> {
            h.execute("delete from document");
            h.execute("delete from profile");
            // A port that was used before may be given again.
            h.execute("delete from peer");
        });
    }

    private static Document signed(String name, PrivateKey key, Instant at) {
        return Document.sign(DocumentKind.PROFILE, at, profile(name).json(), key);
    }

    private static String item(Document document, int cursor) {
        return item(document, document.body().text(), cursor);
    }

    private static String item(Document document, String body, int cursor) {
        return "{\"id\":\"%s\",\"kind\":\"%s\",\"author\":\"%s\",\"createdAt\":%d,\"signature\":\"%s\",\"body\":%s,\"cursor\":\"%d\"}"
                .formatted(
                        document.id(),
                        document.kind(),
                        document.author(),
                        document.createdAt().getEpochSecond(),
                        document.signature(),
                        body,
                        cursor);
    }

    private static String feed(String... items) {
        return feed(items.length, items);
    }

    private static String feed(long head, String... items) {
        return "{\"documents\":[" + String.join(",", items) + "],\"log\":\"" + LOG + "\",\"head\":\"" + head + "\"}";
    }

    private static String good(int cursor) {
        return item(signed("Good", CLIENT, NOW), cursor);
    }

    /** What is wrong with an answer, and what the operator reads of it. */
    record Wrong(String answer, String said) {
        @Override
        public String toString() {
            return said + ": " + answer.substring(0, Math.min(40, answer.length()));
        }
    }

    static List<Wrong> answers() {
        return List.of(
                new Wrong("", "no JSON in UTF-8"),
                new Wrong("garbage", "no JSON"),
                new Wrong("<html></html>", "no JSON"),
                new Wrong("{\"documents\":[", "no JSON"),
                new Wrong("[".repeat(5000), "no"),
                new Wrong("[]", "no feed"),
                new Wrong("{}", "names no log"),
                new Wrong("{\"documents\":[],\"log\":\"" + LOG + "\"}", "no head"),
                new Wrong("{\"documents\":[],\"log\":\"me\",\"head\":\"0\"}", "names no log"),
                new Wrong("{\"documents\":{},\"log\":\"" + LOG + "\",\"head\":\"0\"}", "no list"),
                new Wrong("{\"documents\":[1],\"log\":\"" + LOG + "\",\"head\":\"0\"}", "what is none"),
                new Wrong("{\"documents\":[{}],\"log\":\"" + LOG + "\",\"head\":\"0\"}", "cursor"),
                new Wrong("{\"documents\":[],\"log\":\"" + LOG + "\",\"head\":\"-1\"}", "cursor"),
                new Wrong("{\"documents\":[],\"documents\":[],\"log\":\"" + LOG + "\",\"head\":\"0\"}", "no JSON"),
                new Wrong(feed(good(1).replace("\"cursor\"", "\"author\":1,\"cursor\"")), "'author' twice"),
                new Wrong(feed(good(1).replace("\"cursor\"", "\"body\":{},\"cursor\"")), "'body' twice"),
                new Wrong(feed() + "{}", "follows"),
                new Wrong(feed(good(2), good(2)), "do not grow"),
                new Wrong(feed(good(0)), "do not grow"),
                new Wrong(feed(1, good(7)), "its last"),
                new Wrong(feed(good(1), good(2), good(3), good(4)), "more than the 3"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerThatIsNoFeedStoresNothing(Wrong wrong) {
        try (OddPeer peer = OddPeer.saying(wrong.answer())) {
            PeerStatus status = HUB.visit(peer.address());

            assertThat(status.error()).get().asString().contains(wrong.said());
            assertThat(status.pulledAt()).isEmpty();
            assertThat(HUB.contents()).isEmpty();
            assertThat(HUB.cursor(peer.address())).isZero();
            assertThat(peer.asked()).isEqualTo(1);
        }
    }

    static List<String> items() {
        Document one = signed("Bad", WORKER, NOW);
        String text = item(one, 1);
        Document other = signed("Other", WORKER, NOW);
        return List.of(
                text.replace(one.signature().toString(), other.signature().toString()),
                text.replace(one.id().toString(), other.id().toString()),
                text.replace(one.author().toString(), CLIENT.address().toString()),
                text.replace("\"kind\":\"profile\"", "\"kind\":\"job\""),
                text.replace("\"kind\":\"profile\"", "\"kind\":\"message\""),
                text.replace("\"kind\":\"profile\"", "\"kind\":\"of-a-later-version\""),
                text.replace("\"createdAt\":", "\"createdAt\":1"),
                text.replace("\"signature\":\"0x", "\"signature\":\""),
                text.replace("\"Bad\"", "\"Worse\""),
                item(one, one.body().text().replace(":\"Bad\"", ": \"Bad\""), 1),
                item(one, one.body().text().replace("{\"about\"", "{\"about\":\"\",\"about\""), 1),
                item(one, one.body().text().replace(":\"Bad\"", ":\"\\ud800\""), 1),
                item(one, "{\"deep\":" + "[".repeat(65) + "]".repeat(65) + "}", 1),
                item(one, "{\"text\":\"" + "x".repeat(CanonicalJson.LARGEST) + "\"}", 1),
                item(one, "\"a text\"", 1),
                "{\"cursor\":\"1\"}",
                "{\"cursor\":\"1\",\"id\":[],\"kind\":{},\"body\":null}",
                item(signed("Old", WORKER, Instant.parse("1999-12-31T00:00:00Z")), 1),
                item(signed("To come", WORKER, Instant.parse("2099-01-01T00:00:00Z")), 1));
    }

    @ParameterizedTest
    @MethodSource("items")
    void aDocumentThatDoesNotVerifyIsPassedOverAlone(String bad) {
        try (OddPeer peer = OddPeer.saying(feed(bad, good(2)))) {
            PeerStatus status = HUB.visit(peer.address());

            assertThat(status.error()).isEmpty();
            assertThat(status.refused()).isEqualTo(1);
            assertThat(status.documents()).isEqualTo(1);
            assertThat(HUB.contents()).singleElement().asString().contains("Good");
            assertThat(HUB.cursor(peer.address())).isEqualTo(2);
        }
    }

    @Test
    void aFirstSayingThatWasNotSignedIsPassedOver() {
        Document document = signed("Bad", WORKER, NOW);
        String forged = item(document, 1)
                .replace(
                        "\"cursor\"",
                        "\"first\":{\"createdAt\":%d,\"signature\":\"%s\"},\"cursor\""
                                .formatted(NOW.minusSeconds(9).getEpochSecond(), document.signature()));
        try (OddPeer peer = OddPeer.saying(feed(forged, good(2)))) {
            assertThat(HUB.visit(peer.address()).refused()).isEqualTo(1);
        }
        assertThat(HUB.contents()).hasSize(1);
    }

    @Test
    void aPeerThatIsAwayIsSaidToBe() {
        URI away;
        try (OddPeer peer = OddPeer.saying("")) {
            away = peer.address();
        }

        assertThat(HUB.visit(away).error()).get().asString().contains("does not answer");
    }

    @Test
    void aPeerThatSaysNothingIsNotWaitedFor() {
        try (OddPeer peer = OddPeer.silent()) {
            assertThat(HUB.visit(peer.address(), IMPATIENT).error())
                    .get()
                    .asString()
                    .contains("no whole answer");
        }
    }

    @Test
    void anAnswerWithoutAnEndIsCutOff() {
        byte[] blanks = new byte[4096];
        Arrays.fill(blanks, (byte) ' ');
        try (OddPeer peer = OddPeer.endless(blanks)) {
            assertThat(HUB.visit(peer.address()).error()).get().asString().contains("more than 200000 bytes");
        }
    }

    @Test
    void anAnswerThatTricklesIsNotWaitedFor() {
        try (OddPeer peer = OddPeer.that(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(" ".getBytes(UTF_8));
                exchange.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        })) {
            assertThat(HUB.visit(peer.address(), IMPATIENT).error())
                    .get()
                    .asString()
                    .contains("no whole answer");
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (OddPeer victim = OddPeer.saying(feed(good(1)));
                OddPeer peer = OddPeer.that(exchange -> {
                    exchange.getResponseHeaders().add("Location", victim.address() + "/api/public/documents");
                    OddPeer.send(exchange, 302, "");
                })) {
            assertThat(HUB.visit(peer.address()).error()).get().asString().contains("redirect");
            assertThat(victim.asked()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404, 500})
    void anotherStatusIsAnError(int status) {
        try (OddPeer peer = OddPeer.that(exchange -> exchange.sendResponseHeaders(status, -1))) {
            assertThat(HUB.visit(peer.address()).error()).get().asString().contains("status " + status);
        }
    }

    @Test
    void aPeerThatAlwaysBeginsAnotherLogIsReadOnceInAVisit() {
        int[] cursor = new int[1];
        try (OddPeer peer = OddPeer.that(exchange -> OddPeer.send(
                exchange,
                200,
                feed(9, good(++cursor[0])).replace(LOG, UUID.randomUUID().toString())))) {
            PeerStatus status = HUB.visit(peer.address());

            assertThat(status.error()).get().asString().contains("another log");
            assertThat(peer.asked()).isEqualTo(2);
            assertThat(HUB.contents()).hasSize(1);
        }
    }

    @Test
    void aPeerWithoutAnEndIsLeftAfterSoManyParts() {
        int[] cursor = new int[1];
        try (OddPeer peer = OddPeer.that(
                exchange -> OddPeer.send(exchange, 200, feed(1_000_000, "{\"cursor\":\"" + ++cursor[0] + "\"}")))) {
            HUB.visit(peer.address());

            assertThat(peer.asked()).isEqualTo(PullingHub.SMALL.pages());
            assertThat(HUB.cursor(peer.address())).isEqualTo(PullingHub.SMALL.pages());
        }
    }

    @Test
    void failuresMakeThePauseLongerUpToALimit() {
        assertThat(PullSettings.USUAL.pauseAfter(0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(PullSettings.USUAL.pauseAfter(3)).isEqualTo(Duration.ofSeconds(40));
        assertThat(PullSettings.USUAL.pauseAfter(1_000)).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hub.example",
                "file:///etc/passwd",
                "ftp://hub.example",
                "https://a:b@hub.example",
                "http://h?x=1",
                "/"
            })
    void whatIsNoAddressOfAHubIsNoPeer(String address) {
        assertThatThrownBy(() -> Peers.at(URI.create(address))).isInstanceOf(BadInput.class);
    }

    @Test
    void aPeerMayBeAtAPrivateAddressAndIsNamedInOneWay() {
        List<URI> given = List.of(URI.create("HTTP://10.0.0.7:8080/"), URI.create("http://10.0.0.7:8080"));

        assertThat(Peers.at(given)).containsExactly(URI.create("http://10.0.0.7:8080"));
        assertThat(Peers.at(URI.create("https://Hub.Example/stint/")).toString().toLowerCase(Locale.ROOT))
                .isEqualTo("https://hub.example/stint");
    }
}
