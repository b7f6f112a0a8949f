package io.stint.hub.live;

import static io.stint.hub.agreement.Scene.wei;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class LiveTest {
    private static final PrivateKey STRANGER = DevAccounts.KEYS.get(8);
    private static final long NOTE_MILLIS = 2_000;

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
    void anApprovalIsToldToBothAndItsMoneyToTheWorker() throws InterruptedException {
        Hash32 id = scene.opened();
        try (OpenPage worker = OpenPage.of(village, scene.worker.address());
                OpenPage client = OpenPage.of(village, scene.client.address());
                OpenPage arbiter = OpenPage.of(village, scene.arbiter.address())) {
            scene.client.act(id, "approve", Map.of("total", wei(12)));

            JsonNode told = worker.change("voucher");
            assertThat(told.get("agreement").asString()).isEqualTo(id.hex());
            JsonNode stored = scene.room(id).get("vouchers").get(0);
            assertThat(told.get("voucher").get("total")).isEqualTo(stored.get("total"));
            assertThat(told.get("voucher").get("memo")).isEqualTo(stored.get("memo"));
            assertThat(told.get("voucher").get("signature")).isEqualTo(stored.get("signature"));
            assertThat(client.change("voucher").has("voucher")).isFalse();
            assertThat(arbiter.change("voucher").has("voucher")).isFalse();
        }
    }

    @Test
    void whatTheChainDoesIsTold() throws InterruptedException {
        Hash32 id = scene.accepted();
        try (OpenPage worker = OpenPage.of(village, scene.worker.address())) {
            scene.client.act(id, "open", Map.of());
            assertThat(worker.change("chain").get("agreement").asString()).isEqualTo(id.hex());
        }
    }

    @Test
    void beforeItIsOpenAnAgreementIsTheTwoSidesOwn() throws InterruptedException {
        try (OpenPage worker = OpenPage.of(village, scene.worker.address())) {
            Map<String, String> terms = scene.terms();
            // The scope that they name is the arbiter's to read.
            worker.change("scope");
            try (OpenPage arbiter = OpenPage.of(village, scene.arbiter.address())) {
                Hash32 id = scene.offered(terms);

                assertThat(worker.change("offer").get("agreement").asString()).isEqualTo(id.hex());
                profile("Somebody " + UUID.randomUUID());
                assertNothingBeforeTheBoard(arbiter);
            }
        }
    }

    @Test
    void strangersHearOfWhatIsPublicOnly() throws InterruptedException {
        Hash32 id = scene.opened();
        try (OpenPage stranger = OpenPage.of(village, STRANGER.address());
                OpenPage worker = OpenPage.of(village, scene.worker.address())) {
            scene.client.act(id, "approve", Map.of("total", wei(3)));
            worker.change("voucher");

            profile("Somebody " + UUID.randomUUID());

            assertNothingBeforeTheBoard(stranger);
            worker.change("board");
        }
    }

    private static void assertNothingBeforeTheBoard(OpenPage page) throws InterruptedException {
        assertThat(page.next().name()).isEqualTo("hello");
        OpenPage.Event told = page.next();
        // A hub that was just started says so as soon as it listens to its database.
        while (told.name().equals("missed")) {
            told = page.next();
        }
        assertThat(told.data().get("kind").asString()).isEqualTo("board");
    }

    @Test
    void aPageOfOneAgreementHearsNothingOfOthers() throws InterruptedException {
        Hash32 one = scene.opened();
        Hash32 other = scene.opened();
        String cookie = village.signIn(scene.worker.address());
        try (OpenPage page = OpenPage.withCookie(village, cookie, "?agreement=" + one.hex());
                OpenPage all = OpenPage.withCookie(village, cookie, "")) {
            scene.client.act(other, "approve", Map.of("total", wei(5)));
            all.change("voucher");
            scene.client.act(one, "approve", Map.of("total", wei(7)));

            assertThat(page.next().name()).isEqualTo("hello");
            assertThat(page.next().data().get("agreement").asString()).isEqualTo(one.hex());
        }
        try (OpenPage stranger =
                OpenPage.withCookie(village, village.signIn(STRANGER.address()), "?agreement=" + one.hex())) {
            assertThat(stranger.status()).isEqualTo(404);
        }
    }

    @Test
    void whatHappenedSinceThePageWasMadeIsTold() throws InterruptedException {
        Hash32 id = scene.opened();
        String worker = village.signIn(scene.worker.address());
        String made = stream(village.signIn(STRANGER.address()));
        try (OpenPage before = OpenPage.withCookie(village, worker, "")) {
            scene.client.act(id, "approve", Map.of("total", wei(6)));
            before.change("voucher");
        }

        try (OpenPage late = OpenPage.withCookie(village, worker, made);
                OpenPage stranger = OpenPage.withCookie(village, village.signIn(STRANGER.address()), made)) {
            JsonNode told = late.change("voucher");
            assertThat(told.get("agreement").asString()).isEqualTo(id.hex());
            assertThat(told.has("voucher")).isTrue();
            profile("Somebody " + UUID.randomUUID());
            assertNothingBeforeTheBoard(stranger);
        }
    }

    @Test
    void aPageOfAnotherHubIsToldToLookAnew() throws InterruptedException {
        String cookie = village.signIn(scene.worker.address());
        String made = stream(cookie);
        village.restart();
        try (OpenPage page = OpenPage.withCookie(village, cookie, made)) {
            assertThat(page.next().name()).isEqualTo("hello");
            assertThat(page.next().name()).isEqualTo("missed");
        }
    }

    /** The query of the stream that a page of theirs names. */
    private static String stream(String cookie) {
        String page = Guest.signedIn(village, cookie).get("/").body();
        Matcher address = Pattern.compile("data-stream=\"/api/live([^\"]+)\"").matcher(page);
        assertThat(address.find()).as(page).isTrue();
        return address.group(1);
    }

    @Test
    void nobodyIsToldAnythingSignedOut() {
        try (OpenPage page = OpenPage.signedOut(village)) {
            assertThat(page.status()).isEqualTo(401);
        }
    }

    /** The stream asks twice a minute at least: of the notes of a minute not all may come. */
    @Test
    void whoeverIsSignedOutIsToldNothingMoreAlsoWhileNotesKeepComing() throws InterruptedException {
        PrivateKey somebody =
                PrivateKey.of(Hash32.keccak("signs out everywhere").bytes());
        String stolen = village.signIn(somebody.address());
        try (OpenPage page = OpenPage.withCookie(village, stolen, "")) {
            assertThat(page.next().name()).isEqualTo("hello");
            assertThat(Guest.of(village, somebody)
                            .post("/api/sign-out-everywhere", Guest.object())
                            .status())
                    .isEqualTo(204);
            Thread others = Thread.ofVirtual().start(LiveTest::keepTelling);
            try {
                int told = 0;
                while (told < 30 && !page.next().name().equals("end")) {
                    told++;
                }
                assertThat(told).isLessThan(30);
            } finally {
                others.interrupt();
                others.join();
            }
        }
    }

    private static void keepTelling() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                String name = "Somebody " + UUID.randomUUID();
                // Each of a key of its own: a new one may not post so often.
                profile(name, PrivateKey.of(Hash32.keccak(name).bytes()));
                Thread.sleep(NOTE_MILLIS);
            }
        } catch (InterruptedException _) {
            // Enough was told.
        }
    }

    @Test
    void aRestartEndsTheStreamAndTheNextOneWorks() throws InterruptedException {
        Hash32 id = scene.opened();
        String cookie = village.signIn(scene.worker.address());
        try (OpenPage before = OpenPage.withCookie(village, cookie, "")) {
            assertThat(before.next().name()).isEqualTo("hello");
            village.restart();
            OpenPage.Event last = before.next();
            while (!last.name().equals("end")) {
                last = before.next();
            }
        }
        try (OpenPage after = OpenPage.withCookie(village, cookie, "")) {
            assertThat(after.next().name()).isEqualTo("hello");
            scene.client.act(id, "approve", Map.of("total", wei(9)));
            assertThat(after.change("voucher").get("agreement").asString()).isEqualTo(id.hex());
        }
    }

    @Test
    void twoHundredOpenPagesNeedNoThreadsOfTheirOwn() throws InterruptedException {
        Hash32 id = scene.opened();
        List<OpenPage> pages = new ArrayList<>();
        int before = ManagementFactory.getThreadMXBean().getThreadCount();
        try {
            for (int i = 0; i < 200; i++) {
                PrivateKey somebody = PrivateKey.of(
                        Hash32.keccak("page " + i / Subscribers.MOST).bytes());
                OpenPage page = OpenPage.of(village, i == 199 ? scene.worker.address() : somebody.address());
                pages.add(page);
                assertThat(page.next().name()).isEqualTo("hello");
            }
            int added = ManagementFactory.getThreadMXBean().getThreadCount() - before;
            assertThat(added).isLessThan(50);

            scene.client.act(id, "approve", Map.of("total", wei(2)));
            pages.getLast().change("voucher");
        } finally {
            pages.forEach(OpenPage::close);
        }
    }

    @Test
    void beyondItsShareAnAccountsOldestPageIsLetGo() throws InterruptedException {
        String cookie =
                village.signIn(PrivateKey.of(Hash32.keccak("many tabs").bytes()).address());
        List<OpenPage> pages = new ArrayList<>();
        try {
            for (int i = 0; i <= Subscribers.MOST; i++) {
                pages.add(OpenPage.withCookie(village, cookie, ""));
                assertThat(pages.getLast().next().name()).isEqualTo("hello");
            }
            assertThat(pages.getFirst().next().name()).isEqualTo("end");

            profile("Somebody " + UUID.randomUUID());
            assertThat(pages.get(1).change("board")).isNotNull();
            assertThat(pages.getLast().change("board")).isNotNull();
        } finally {
            pages.forEach(OpenPage::close);
        }
    }

    @Test
    void theBadgeCountsWhatTheInboxShows() {
        Guest worker = Guest.of(village, Village.WORKER.key());
        int before = worker.get("/api/waiting").json().get("count").asInt();

        scene.offered(scene.terms());

        assertThat(worker.get("/api/waiting").json().get("count").asInt()).isEqualTo(before + 1);
        String inbox = worker.get("/inbox").body();
        assertThat(inbox.split("<li><a href=\"/agreements/", -1)).hasSize(before + 2);
    }

    /** Something on a page that everybody sees. */
    private static void profile(String name) {
        profile(name, STRANGER);
    }

    private static void profile(String name, PrivateKey author) {
        Profile profile = new Profile(
                name, "", List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false);
        Document document = Document.sign(profile.kind(), Instant.now(), profile.json(), author);
        ObjectNode json = Guest.object()
                .put("id", document.id().toString())
                .put("kind", "profile")
                .put("author", author.address().toString())
                .put("createdAt", document.createdAt().getEpochSecond())
                .put("signature", Bytes.of(document.signature().bytes65()).hex());
        json.set("body", document.body().tree());
        Guest.Reply reply = Guest.of(village, author)
                .post(
                        "/api/documents",
                        json,
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }
}
