package io.stint.hub.document;

import static io.stint.hub.document.SomeDocuments.CLIENT;
import static io.stint.hub.document.SomeDocuments.NOW;
import static io.stint.hub.document.SomeDocuments.OTHER;
import static io.stint.hub.document.SomeDocuments.WORKER;
import static io.stint.hub.document.SomeDocuments.letter;
import static io.stint.hub.document.SomeDocuments.published;
import static io.stint.hub.document.SomeDocuments.wire;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.TestDatabase;
import io.stint.hub.TestServer;
import io.stint.hub.Ticking;
import io.stint.hub.store.Database;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Problem;
import io.stint.hub.web.RateLimit;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files go to whoever reads a document that names them, and go when none does. */
class DocumentFilesTest {
    private static final Ticking CLOCK = new Ticking();
    private static final Database DATABASE = TestDatabase.fresh();
    private static final Blobs BLOBS = new Blobs(DATABASE, CLOCK);
    private static final Documents DOCUMENTS = new Documents(DATABASE, CLOCK, List.of());
    private static final RateLimit LIMIT = new RateLimit(100, Duration.ofMinutes(1), CLOCK);
    private static final TestServer SERVER = new TestServer(
            DATABASE,
            new BlobRoutes(BLOBS, LIMIT),
            new DocumentRoutes(
                    DOCUMENTS,
                    new DocumentLists(DATABASE),
                    new Feed(DATABASE),
                    new Idempotency(DATABASE, CLOCK),
                    LIMIT,
                    DocumentGate.OPEN));

    @BeforeAll
    static void atTheTimeOfTheDocuments() {
        CLOCK.pass(Duration.between(CLOCK.instant(), NOW));
    }

    @AfterAll
    static void close() {
        SERVER.close();
        DATABASE.close();
    }

    private static Hash32 stored(PrivateKey owner, String bytes) {
        return BLOBS.store(owner.address(), BlobType.ANY, bytes.getBytes(UTF_8)).hash();
    }

    private static int status(PrivateKey viewer, Hash32 file) {
        return SERVER.signedIn(viewer.address()).get("/api/blobs/" + file).statusCode();
    }

    private static long used(PrivateKey owner) {
        return DATABASE.with(h -> h.createQuery("select coalesce(sum(used), 0) from blob_quota where owner = :owner")
                .bind("owner", owner.address())
                .mapTo(Long.class)
                .one());
    }

    @Test
    void aFileIsForItsOwnerAndTheReadersOfTheDocument() {
        Hash32 file = stored(CLIENT, "for the worker");
        assertThat(status(WORKER, file)).isEqualTo(404);
        Submission letter = letter("With a file");
        String wire = wire(letter).replaceFirst("}$", ",\"files\":[\"" + file + "\"]}");

        assertThat(SERVER.signedIn(CLIENT.address())
                        .post("/api/documents", wire)
                        .statusCode())
                .isEqualTo(201);

        assertThat(status(WORKER, file)).isEqualTo(200);
        assertThat(status(CLIENT, file)).isEqualTo(200);
        assertThat(status(OTHER, file)).isEqualTo(404);
    }

    @Test
    void onlyOnesOwnFilesAreNamed() {
        Hash32 theirs = stored(WORKER, "of the worker");
        Hash32 nowhere = Hash32.keccak("nowhere");

        for (Hash32 file : List.of(theirs, nowhere)) {
            Submission letter = letter("Not mine").withFiles(Set.of(file));
            assertThatThrownBy(() -> DOCUMENTS.accept(letter))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("not here");
            assertThat(DOCUMENTS.find(letter.id(), CLIENT.address())).isEmpty();
        }
        assertThat(status(CLIENT, theirs)).isEqualTo(404);
    }

    @Test
    void aPublicDocumentNamesItsPicturesItself() {
        Hash32 picture =
                BLOBS.store(CLIENT.address(), BlobType.PNG, Pictures.png()).hash();
        Hash32 secret = stored(CLIENT, "no picture");

        assertThatThrownBy(() -> DOCUMENTS.accept(published(shows(secret), CLIENT)))
                .hasMessageContaining("picture");
        assertThatThrownBy(
                        () -> DOCUMENTS.accept(published(shows(picture), CLIENT).withFiles(Set.of(picture))))
                .hasMessageContaining("leave 'files' out");
        assertThat(DOCUMENTS
                        .accept(published(shows(picture), CLIENT))
                        .document()
                        .files())
                .containsExactly(picture);
    }

    @Test
    void whatNothingNamesGoesAfterADayAndTheRoomComesBack() {
        Hash32 kept = stored(OTHER, "kept");
        Hash32 unused = stored(OTHER, "unused");
        Hash32 shared = stored(OTHER, "shared");
        DOCUMENTS.accept(SomeDocuments.sealed(SomeDocuments.message("Mine"), OTHER)
                .inAgreement(SomeDocuments.AGREEMENT)
                .withFiles(Set.of(kept)));
        CLOCK.pass(Blobs.UNUSED.minusSeconds(1));
        stored(WORKER, "shared");
        Hash32 again = stored(OTHER, "again");

        BLOBS.sweep();
        assertThat(BLOBS.of(OTHER.address())).containsExactlyInAnyOrder(kept, unused, shared, again);
        CLOCK.pass(Duration.ofSeconds(2));
        BLOBS.sweep();

        assertThat(BLOBS.of(OTHER.address())).containsExactlyInAnyOrder(kept, again);
        assertThat(used(OTHER)).isEqualTo("kept".length() + "again".length());
        assertThat(BLOBS.find(unused)).isEmpty();
        assertThat(BLOBS.find(shared)).as("somebody else's now").isPresent();
        assertThat(status(OTHER, shared)).isEqualTo(404);
    }

    @Test
    void aPictureThatWasTakenOutOfTheProfileGoesToo() {
        Hash32 first =
                BLOBS.store(WORKER.address(), BlobType.JPEG, Pictures.jpeg()).hash();
        Hash32 second =
                BLOBS.store(WORKER.address(), BlobType.WEBP, Pictures.webp()).hash();
        DOCUMENTS.accept(published(shows(first), WORKER, NOW));
        DOCUMENTS.accept(published(shows(second), WORKER, NOW.plusSeconds(1)));

        CLOCK.pass(Blobs.UNUSED.plusSeconds(1));
        BLOBS.sweep();

        assertThat(BLOBS.find(first)).isEmpty();
        assertThat(BLOBS.find(second)).isPresent();
        assertThatThrownBy(() -> DOCUMENTS.accept(published(shows(first), WORKER, NOW.plusSeconds(2))))
                .hasMessageContaining("Attach it again");
    }

    private static Profile shows(Hash32 picture) {
        return new Profile(
                "Ada",
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Profile.Work("A window", Optional.empty(), Optional.of(picture))),
                false);
    }
}
