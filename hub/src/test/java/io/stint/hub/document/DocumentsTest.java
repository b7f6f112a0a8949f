package io.stint.hub.document;

import static io.stint.hub.document.SomeDocuments.AGREEMENT;
import static io.stint.hub.document.SomeDocuments.CLIENT;
import static io.stint.hub.document.SomeDocuments.CLOCK;
import static io.stint.hub.document.SomeDocuments.JOB;
import static io.stint.hub.document.SomeDocuments.NOW;
import static io.stint.hub.document.SomeDocuments.OTHER;
import static io.stint.hub.document.SomeDocuments.WORKER;
import static io.stint.hub.document.SomeDocuments.letter;
import static io.stint.hub.document.SomeDocuments.message;
import static io.stint.hub.document.SomeDocuments.profile;
import static io.stint.hub.document.SomeDocuments.published;
import static io.stint.hub.document.SomeDocuments.readingKey;
import static io.stint.hub.document.SomeDocuments.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.TestDatabase;
import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class DocumentsTest {
    private static final Database DATABASE = TestDatabase.fresh();

    private final Heard heard = new Heard();
    private final Documents documents = new Documents(DATABASE, CLOCK, List.of(heard));
    private final DocumentLists lists = new DocumentLists(DATABASE);
    private final Feed feed = new Feed(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** Remembers what it was told, and refuses what it is told to refuse. */
    private static final class Heard implements DocumentListener {
        final List<Stored> all = new ArrayList<>();
        Optional<Problem> refusal = Optional.empty();

        @Override
        public boolean wants(DocumentKind kind) {
            return kind != DocumentKind.READING_KEY;
        }

        @Override
        public synchronized void stored(Handle handle, Stored document) {
            assertThat(handle.select(
                                    "select count(*) from document where id = ?",
                                    document.id().hash().bytes())
                            .mapTo(Integer.class)
                            .one())
                    .as("it is stored in the same transaction")
                    .isPositive();
            all.add(document);
            refusal.ifPresent(problem -> {
                throw problem;
            });
        }
    }

    @Test
    void aDocumentIsStoredOnceAndAnsweredTheSameAgain() {
        Submission first = published(profile("Stored once"), CLIENT);

        Held stored = documents.accept(first);

        assertThat(documents.accept(first)).isEqualTo(stored);
        assertThat(heard.all).containsExactly(stored.document());
        assertThat(documents.find(first.id(), CLIENT.address())).contains(stored);
    }

    @Test
    void aSealedDocumentKeepsItsFormAndReaders() {
        Submission letter = letter("Hello");

        Held stored = documents.accept(letter);

        assertThat(stored.sealed())
                .contains(letter.sealed().orElseThrow().json().text());
        assertThat(stored.document().readers()).containsExactlyInAnyOrder(CLIENT.address(), WORKER.address());
        assertThat(stored.document().agreement()).contains(AGREEMENT);
    }

    @Test
    void aFeatureHearsOnlyTheKindsThatItWants() {
        documents.accept(published(readingKey(CLIENT), CLIENT));

        assertThat(heard.all).isEmpty();
    }

    @Test
    void whatAFeatureRefusesIsNotStored() {
        Submission letter = letter("Not in this room");
        heard.refusal = Optional.of(Problem.notYours("You are not in this room."));

        assertThatThrownBy(() -> documents.accept(letter)).hasMessage("You are not in this room.");

        assertThat(documents.find(letter.id(), CLIENT.address())).isEmpty();
        assertThat(lists.find(letter.id(), Optional.empty(), Optional.of(WORKER.address())))
                .isEmpty();
    }

    @Test
    void tenAtOnceStoreOne() throws Exception {
        Submission letter = letter("Ten times at once");
        List<Held> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            List<Callable<Held>> calls = Collections.nCopies(10, () -> documents.accept(letter));
            for (Future<Held> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).hasSize(10).containsOnly(answers.getFirst());
        assertThat(heard.all).hasSize(1);
    }

    @Test
    void manyAtOnceAreListedInTheOrderOfTheirCommits() throws Exception {
        Hash32 agreement = Hash32.keccak("order of commits");
        List<Long> seen = new CopyOnWriteArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                Submission letter =
                        sealed(message("Letter " + i), CLIENT, WORKER).inAgreement(agreement);
                calls.add(() -> {
                    documents.accept(letter);
                    long last = seen.stream().mapToLong(Long::longValue).max().orElse(0);
                    lists.of(agreement, Optional.of(WORKER.address()), last)
                            .documents()
                            .forEach(held -> seen.add(held.cursor()));
                    return 0;
                });
            }
            for (Future<Integer> done : threads.invokeAll(calls)) {
                done.get();
            }
        }

        long last = seen.stream().mapToLong(Long::longValue).max().orElse(0);
        lists.of(agreement, Optional.of(WORKER.address()), last).documents().forEach(held -> seen.add(held.cursor()));
        assertThat(seen.stream().distinct())
                .as("whoever read on from the last cursor missed none")
                .hasSize(24);
    }

    @Test
    void goingBackToWhatWasSaidBeforeCounts() {
        documents.accept(published(profile("Ana"), OTHER, NOW.minusSeconds(30)));
        documents.accept(published(profile("Ana Lopez"), OTHER, NOW.minusSeconds(20)));
        Held again = documents.accept(published(profile("Ana"), OTHER, NOW.minusSeconds(10)));

        assertThat(documents.newest(DocumentKind.PROFILE, OTHER.address())).contains(again);
        assertThat(heard.all).hasSize(3);
        assertThat(all()).contains(again.document().id().toString());
    }

    @Test
    void nobodyTakesTheNameOfAnothersDocument() {
        Submission copied = published(readingKey(WORKER), OTHER);
        documents.accept(copied);

        Held own = documents.accept(published(readingKey(WORKER), WORKER));

        assertThat(own.document().id()).isEqualTo(copied.id());
        assertThat(lists.find(own.document().id(), Optional.of(WORKER.address()), Optional.empty()))
                .contains(own);
    }

    @Test
    void theSameIdWithOtherReadersIsRefused() {
        var body = message("For the worker");
        documents.accept(sealed(body, CLIENT, WORKER).inAgreement(AGREEMENT));

        assertThatThrownBy(() -> documents.accept(sealed(body, CLIENT, OTHER).inAgreement(AGREEMENT)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is here already");
        assertThat(readable(OTHER))
                .noneMatch(held ->
                        held.document().id().hash().equals(idOf(body.json().text())));
    }

    private static Hash32 idOf(String text) {
        return Hash32.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Held> readable(PrivateKey key) {
        return lists.of(AGREEMENT, Optional.of(key.address()), 0).documents();
    }

    @Test
    void onlyReadersSeeWhatIsSealed() {
        Held letter = documents.accept(letter("Between two"));

        assertThat(readable(CLIENT)).contains(letter);
        assertThat(readable(WORKER)).contains(letter);
        assertThat(readable(OTHER)).isEmpty();
        assertThat(lists.of(AGREEMENT, Optional.empty(), 0).documents()).isEmpty();
        assertThat(all()).doesNotContain(letter.document().id().toString());
        assertThat(seen(letter, Optional.of(OTHER.address()))).isEmpty();
        assertThat(seen(letter, Optional.empty())).isEmpty();
        assertThat(seen(letter, Optional.of(WORKER.address()))).contains(letter);
    }

    private String all() {
        return new String(feed.after(0, Feed.MOST), StandardCharsets.UTF_8);
    }

    private Optional<Held> seen(Held letter, Optional<Address> reader) {
        return lists.find(letter.document().id(), Optional.empty(), reader);
    }

    @Test
    void aListGoesOnFromItsCursor() {
        var first = new ArrayList<Held>();
        for (int i = 0; i < DocumentPage.SIZE + 5; i++) {
            first.add(documents.accept(
                    sealed(message("Letter " + i), WORKER, CLIENT).forJob(JOB)));
        }

        DocumentPage page = lists.of(JOB, Optional.of(CLIENT.address()), DocumentPage.START);
        DocumentPage rest =
                lists.of(JOB, Optional.of(CLIENT.address()), page.next().orElseThrow());

        assertThat(cursors(page.documents())).isEqualTo(cursors(first).subList(0, DocumentPage.SIZE));
        assertThat(cursors(rest.documents())).isEqualTo(cursors(first).subList(DocumentPage.SIZE, first.size()));
        long end = rest.next().orElseThrow();
        assertThat(lists.of(JOB, Optional.of(CLIENT.address()), end))
                .isEqualTo(new DocumentPage(List.of(), rest.next()));
    }

    private static List<Long> cursors(List<Held> documents) {
        return documents.stream().map(Held::cursor).toList();
    }

    @Test
    void whoeverListensHearsOfIt() throws Exception {
        try (Handle handle = DATABASE.open()) {
            handle.execute("listen " + Announcement.CHANNEL);
            Submission letter = letter("Heard");

            documents.accept(letter);

            PGNotification[] heardOf =
                    handle.getConnection().unwrap(PGConnection.class).getNotifications(10_000);
            assertThat(heardOf).extracting(PGNotification::getParameter).contains("""
                    {"kind":"message","id":"%s","author":"%s","agreement":"%s"}""".formatted(
                            letter.id(), CLIENT.address(), AGREEMENT));
        }
    }
}
