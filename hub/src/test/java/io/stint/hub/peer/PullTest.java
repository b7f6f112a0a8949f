package io.stint.hub.peer;

import static io.stint.hub.document.SomeDocuments.CLIENT;
import static io.stint.hub.document.SomeDocuments.CLOCK;
import static io.stint.hub.document.SomeDocuments.NOW;
import static io.stint.hub.document.SomeDocuments.OTHER;
import static io.stint.hub.document.SomeDocuments.WORKER;
import static io.stint.hub.document.SomeDocuments.profile;
import static io.stint.hub.document.SomeDocuments.published;
import static io.stint.hub.document.SomeDocuments.readingKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.document.DocumentListener;
import io.stint.hub.document.ReviewsWaiting;
import io.stint.hub.document.Stored;
import io.stint.hub.document.Submission;
import io.stint.hub.web.Problem;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Review;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PullTest {
    private final PullingHub first = new PullingHub(CLOCK);
    private final PullingHub second = new PullingHub(CLOCK);

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private static Submission someone(String name, PrivateKey key, long secondsAgo) {
        return published(profile(name), key, NOW.minusSeconds(secondsAgo));
    }

    private static Job job(String title) {
        return new Job(
                title,
                "As described.",
                List.of("painting"),
                List.of(new LanguageTag("en")),
                new Pay(Pay.Basis.FIXED, new Price(new BigDecimal("100"), new Currency("EUR"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private void fill() {
        first.accept(
                someone("Ana", CLIENT, 100),
                someone("Ben", WORKER, 90),
                published(readingKey(CLIENT), CLIENT),
                published(readingKey(WORKER), WORKER),
                published(job("Paint a fence"), CLIENT),
                published(job("Mend a wall"), WORKER),
                someone("Cleo", OTHER, 80));
    }

    @Test
    void allThatIsPublicComesOverInParts() {
        fill();

        PeerStatus status = second.visit(first.address());

        assertThat(second.contents()).hasSize(7).isEqualTo(first.contents());
        assertThat(second.market()).hasSize(5).isEqualTo(first.market());
        assertThat(second.origins()).containsExactly(first.address().toString());
        assertThat(status.well()).isTrue();
        assertThat(status.documents()).isEqualTo(7);
        assertThat(status.checked()).as("each once").isEqualTo(7);
        assertThat(status.pulledAt()).contains(NOW);
    }

    @Test
    void whatCameLaterIsAllThatIsTakenLater() {
        fill();
        second.visit(first.address());
        long head = second.head();
        first.accept(someone("Ana Maria", CLIENT, 10));

        PeerStatus status = second.visit(first.address());

        assertThat(second.head()).isEqualTo(head + 1);
        assertThat(status.documents()).isEqualTo(8);
        assertThat(status.checked()).isEqualTo(8);
        assertThat(second.cursor(first.address())).isEqualTo(first.head());
        assertThat(second.market()).isEqualTo(first.market());
    }

    @Test
    void hubsThatPullEachOtherComeToRest() {
        fill();
        second.accept(published(job("Only there"), OTHER));
        for (int i = 0; i < 2; i++) {
            second.visit(first.address());
            first.visit(second.address());
        }
        long firstHead = first.head();
        long secondHead = second.head();

        second.visit(first.address());
        first.visit(second.address());

        assertThat(first.contents()).hasSize(8).isEqualTo(second.contents());
        assertThat(first.head()).isEqualTo(firstHead);
        assertThat(second.head()).isEqualTo(secondHead);
    }

    @Test
    void theSameFromTwoPeersIsOne() {
        fill();
        second.visit(first.address());
        try (PullingHub third = new PullingHub(CLOCK)) {
            third.visit(first.address());

            PeerStatus again = third.visit(second.address());

            assertThat(third.contents()).isEqualTo(first.contents());
            assertThat(again.documents()).isZero();
            assertThat(again.checked()).as("what is here is not checked again").isZero();
            assertThat(again.refused()).isZero();
            assertThat(third.origins()).containsExactly(first.address().toString());
        }
    }

    @Test
    void whatWasSaidAgainIsMergedWhoeverHeardIt() {
        Job body = job("Paint a fence");
        first.accept(published(body, CLIENT, NOW.minusSeconds(300)), published(body, CLIENT, NOW.minusSeconds(100)));
        second.accept(published(body, CLIENT, NOW.minusSeconds(200)));

        second.visit(first.address());
        first.visit(second.address());

        assertThat(second.contents()).hasSize(1).isEqualTo(first.contents());
        assertThat(second.market()).isEqualTo(first.market());
        assertThat(second.contents().getFirst()).contains("11:55:00").contains("11:58:20");
    }

    @Test
    void aPeerThatHeardOnlyTheLaterSayingLearnsTheEarlier() {
        Job body = job("Paint a fence");
        first.accept(published(body, CLIENT, NOW.minusSeconds(300)));
        second.accept(published(body, CLIENT, NOW.minusSeconds(100)));

        second.visit(first.address());
        first.visit(second.address());

        assertThat(second.contents()).hasSize(1).isEqualTo(first.contents());
        assertThat(second.market()).isEqualTo(first.market());
    }

    @Test
    void aPeerThatLostItsDatabaseIsReadFromTheBeginning() {
        fill();
        second.visit(first.address());
        first.database.transact(h -> {
            h.execute("delete from document");
            h.execute("alter sequence document_seq restart");
            h.execute("update document_log set id = gen_random_uuid()");
        });
        first.accept(someone("After the fire", OTHER, 1));

        PeerStatus status = second.visit(first.address());

        assertThat(status.error()).isEmpty();
        assertThat(second.market()).anyMatch(row -> row.contains("After the fire"));
        assertThat(second.cursor(first.address())).isEqualTo(first.head());
    }

    @Test
    void aPeerWhoseLogIsShorterThanItWasIsReadFromTheBeginning() {
        fill();
        second.visit(first.address());
        first.database.transact(h -> {
            h.execute("delete from document");
            h.execute("alter sequence document_seq restart");
        });
        first.accept(someone("After the fire", OTHER, 1));

        second.visit(first.address());

        assertThat(second.market()).anyMatch(row -> row.contains("After the fire"));
    }

    @Test
    void aDocumentAheadOfTheClockWaitsUntilItsTimeHasCome() {
        Instant late = NOW.minusSeconds(395);
        fill();
        try (PullingHub behind = new PullingHub(Clock.fixed(late, ZoneOffset.UTC))) {
            PeerStatus status = behind.visit(first.address());

            assertThat(status.error()).get().asString().contains("clock");
            assertThat(behind.contents()).as("what comes before it is here").hasSize(1);
            assertThat(status.refused()).isZero();
        }
    }

    /** Refuses profiles called Ben, and reviews. */
    private static final class Picky implements DocumentListener {
        private boolean reviews;

        @Override
        public boolean wants(DocumentKind kind) {
            return true;
        }

        @Override
        public void stored(Handle handle, Stored document) {
            boolean review = document.kind() == DocumentKind.REVIEW && !reviews;
            if (review || document.body().orElseThrow().text().contains("\"Ben\"")) {
                throw Problem.refused("not here");
            }
        }
    }

    @Test
    void whatAFeatureRefusesIsLeftOutAlone() {
        fill();
        try (PullingHub picky = new PullingHub(CLOCK, new Picky())) {
            PeerStatus status = picky.visit(first.address());

            assertThat(status.refused()).isEqualTo(1);
            assertThat(status.documents()).isEqualTo(6);
            assertThat(status.well()).isTrue();
            assertThat(picky.contents()).hasSize(6).noneMatch(row -> row.contains("\"Ben\""));
            assertThat(picky.market()).hasSize(4);
        }
    }

    @Test
    void aReviewOfAnAgreementThatIsNotKnownYetIsTriedAgain() {
        fill();
        first.accept(published(new Review(Hash32.keccak("an agreement"), WORKER.address(), 5, "Well done"), CLIENT));
        Picky rules = new Picky();
        try (PullingHub picky = new PullingHub(CLOCK, rules)) {
            PeerStatus before = picky.visit(first.address());
            rules.reviews = true;
            picky.database.transact(
                    h -> h.execute("update review_waiting set tried_at = tried_at - interval '1 minute'"));

            PeerStatus after = picky.visit(first.address());

            assertThat(before.waiting()).isEqualTo(1);
            assertThat(before.refused()).as("only Ben").isEqualTo(1);
            assertThat(after.waiting()).isZero();
            assertThat(picky.contents()).anyMatch(row -> row.contains("Well done"));
        }
    }

    @Test
    void aReviewThatWaitsIsStoredAlsoWhenItsPeerIsGone() {
        PullingHub lost = new PullingHub(CLOCK);
        URI where = lost.address();
        lost.accept(published(new Review(Hash32.keccak("an agreement"), WORKER.address(), 5, "Well done"), CLIENT));
        Picky rules = new Picky();
        try (PullingHub picky = new PullingHub(CLOCK, rules)) {
            assertThat(picky.visit(where).waiting()).isEqualTo(1);
            lost.close();
            rules.reviews = true;
            picky.database.transact(
                    h -> h.execute("update review_waiting set tried_at = tried_at - interval '1 minute'"));

            PeerStatus after = picky.visit(where);

            assertThat(after.error()).isPresent();
            assertThat(after.waiting()).isZero();
            assertThat(picky.contents()).anyMatch(row -> row.contains("Well done"));
        }
    }

    @Test
    void aReviewThatWaitsIsStoredAlsoWhenItsHubIsNoPeerAnyMore() {
        first.accept(published(new Review(Hash32.keccak("an agreement"), WORKER.address(), 5, "Well done"), CLIENT));
        Picky rules = new Picky();
        try (PullingHub picky = new PullingHub(CLOCK, rules)) {
            picky.visit(first.address());
            rules.reviews = true;
            picky.database.transact(
                    h -> h.execute("update review_waiting set tried_at = tried_at - interval '1 minute'"));

            picky.withoutPeers(PeerFeature::putWaitingOfOthers);

            assertThat(picky.contents()).anyMatch(row -> row.contains("Well done"));
            assertThat(picky.database.with(ReviewsWaiting::origins)).isEmpty();
        }
    }

    @Test
    void whoIsNoPeerAnyMoreIsForgottenAndItsDocumentsStay() {
        fill();
        second.visit(first.address());

        new PeerTable(second.database).name(List.of(), NOW.plus(Duration.ofDays(31)));

        assertThat(new PeerTable(second.database).all()).isEmpty();
        assertThat(second.contents()).hasSize(7);
    }
}
