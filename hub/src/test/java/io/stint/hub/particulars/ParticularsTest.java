package io.stint.hub.particulars;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Country;
import io.stint.protocol.document.body.Particulars;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Particulars for the books are between the two sides. */
class ParticularsTest {
    private static final PrivateKey APPROVER =
            PrivateKey.of(Hash32.keccak("an approver").bytes());
    private static final PrivateKey STRANGER =
            PrivateKey.of(Hash32.keccak("a stranger").bytes());

    private static Village village;
    private static Scene scene;
    private static Hand approver;
    private static Hand stranger;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
        approver = Hand.of(village, APPROVER);
        stranger = Hand.of(village, STRANGER);
        List.of(approver, stranger).forEach(Hand::publishReadingKey);
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private static Hash32 opened() {
        Map<String, String> terms = scene.terms();
        terms.put("approver", approver.address().toString());
        return scene.opened(terms);
    }

    private static Particulars of(String name, Hash32 agreement) {
        return new Particulars(
                Salt.random(new SecureRandom()),
                agreement,
                name,
                Optional.of("12345678Z"),
                Optional.empty(),
                Optional.of("Calle Mayor 1\n28013 Madrid"),
                Optional.of(new Country("ES")),
                Optional.empty());
    }

    private static int seen(Hand by, DocumentId id) {
        return by.get("/api/documents/" + id).status();
    }

    private static boolean listed(Hand by, Hash32 agreement, DocumentId id) {
        return by.get("/api/documents?agreement=" + agreement.hex())
                .ok()
                .toString()
                .contains(id.toString());
    }

    private static int refused(Hand by, Hash32 agreement, Hand... readers) {
        return by.handSealed(of("Refused", agreement), Instant.now(), agreement, readers)
                .status();
    }

    @Test
    void theTwoSidesReadThemAndNobodyElse() {
        Hash32 id = opened();
        DocumentId workers = scene.worker.seal(of("Amara Osei", id), id, scene.client);
        DocumentId clients = scene.client.seal(of("Lindqvist Keramik AB", id), id, scene.worker);

        for (DocumentId paper : List.of(workers, clients)) {
            for (Hand side : List.of(scene.client, scene.worker)) {
                assertThat(seen(side, paper)).isEqualTo(200);
                assertThat(listed(side, id, paper)).isTrue();
            }
            for (Hand other : List.of(approver, scene.arbiter, stranger)) {
                assertThat(seen(other, paper)).isEqualTo(404);
                assertThat(listed(other, id, paper)).isFalse();
            }
        }
        assertThat(room(Guest.of(village, Village.WORKER.key()), id))
                .contains("id=\"books\"")
                .contains(workers.toString())
                .contains(clients.toString());
        for (PrivateKey other : List.of(APPROVER, Village.ARBITER.key())) {
            assertThat(room(Guest.of(village, other), id))
                    .doesNotContain("id=\"books\"")
                    .doesNotContain(workers.toString());
        }
    }

    @Test
    void theyAreSealedForNobodyElseAndWrittenByNobodyElse() {
        Hash32 id = opened();

        assertThat(refused(scene.worker, id, scene.client, scene.arbiter)).isEqualTo(400);
        assertThat(refused(scene.client, id, scene.worker, approver)).isEqualTo(400);
        assertThat(refused(scene.worker, id, scene.client, stranger)).isEqualTo(400);
        assertThat(refused(scene.arbiter, id, scene.client, scene.worker)).isEqualTo(403);
        assertThat(refused(approver, id, scene.client, scene.worker)).isEqualTo(403);
        assertThat(refused(stranger, id, scene.client, scene.worker)).isEqualTo(404);
    }

    @Test
    void theyAreGivenBeforeTheTermsAreSigned() {
        Hash32 id = scene.offered(scene.terms());
        DocumentId mine = scene.client.seal(of("Lindqvist Keramik AB", id), id, scene.worker);

        assertThat(seen(scene.worker, mine)).isEqualTo(200);
        assertThat(refused(scene.arbiter, id, scene.client, scene.worker)).isEqualTo(404);
    }

    @Test
    void theOneCreatedLastCounts() {
        Hash32 id = opened();
        Instant now = Instant.now();
        scene.worker.handSealed(of("Later", id), now, id, scene.client).ok();
        scene.worker
                .handSealed(of("Earlier", id), now.minusSeconds(60), id, scene.client)
                .ok();
        DocumentId later = DocumentId.parse(documents(id).getFirst());
        DocumentId earlier = DocumentId.parse(documents(id).getLast());

        assertThat(room(Guest.of(village, Village.CLIENT.key()), id))
                .contains("data-sealed=\"" + later)
                .doesNotContain("data-sealed=\"" + earlier);
    }

    private static List<String> documents(Hash32 agreement) {
        return scene.client
                .get("/api/documents?agreement=" + agreement.hex())
                .ok()
                .get("documents")
                .valueStream()
                .filter(paper -> paper.get("kind").asString().equals("particulars"))
                .map(paper -> paper.get("id").asString())
                .toList();
    }

    @Test
    void whoGaveThemHasThemRemovedForGood() {
        Hash32 id = opened();
        Hash32 another = opened();
        Particulars mine = of("Amara Osei", id);
        Instant at = Instant.now();
        scene.worker.handSealed(of("Amara", id), at, id, scene.client).ok();
        scene.worker.handSealed(mine, at, id, scene.client).ok();
        DocumentId elsewhere = scene.worker.seal(of("Amara Osei", another), another, scene.client);
        DocumentId theirs = scene.client.seal(of("Lindqvist Keramik AB", id), id, scene.worker);
        String path = "/agreements/" + id.hex() + "/particulars/remove";

        assertThat(Guest.of(village, Village.WORKER.key()).form(path, "sure=no").status())
                .isEqualTo(400);
        assertThat(seen(scene.client, DocumentId.of(mine.json()))).isEqualTo(200);
        assertThat(Guest.of(village, Village.WORKER.key())
                        .form(path, "sure=yes")
                        .status())
                .isEqualTo(302);

        assertThat(documents(id)).containsExactly(theirs.toString());
        for (Hand side : List.of(scene.client, scene.worker)) {
            assertThat(seen(side, DocumentId.of(mine.json()))).isEqualTo(410);
            assertThat(seen(side, theirs)).isEqualTo(200);
            assertThat(seen(side, elsewhere)).isEqualTo(200);
        }
        assertThat(scene.worker.handSealed(mine, at, id, scene.client).status()).isEqualTo(410);
        // New ones can be given.
        scene.worker.seal(of("Amara Osei", id), id, scene.client);
    }

    private static String room(Guest guest, Hash32 id) {
        Guest.Reply page = guest.get("/agreements/" + id.hex());
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }
}
