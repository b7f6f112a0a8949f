package io.stint.hub.peer;

import static io.stint.hub.document.SomeDocuments.CLIENT;
import static io.stint.hub.document.SomeDocuments.CLOCK;
import static io.stint.hub.document.SomeDocuments.NOW;
import static io.stint.hub.document.SomeDocuments.OTHER;
import static io.stint.hub.document.SomeDocuments.WORKER;
import static io.stint.hub.document.SomeDocuments.profile;
import static io.stint.hub.document.SomeDocuments.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.document.Intake;
import io.stint.hub.document.Submission;
import io.stint.hub.market.Market;
import io.stint.hub.peer.PeerTable.Position;
import io.stint.protocol.crypto.PrivateKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes from elsewhere between the check of a part and its storing. */
class ShelfTest {
    private final PullingHub serving = new PullingHub(CLOCK);
    private final PullingHub pulling = new PullingHub(CLOCK);
    private final Cores cores = new Cores();
    private final Intake intake = new Intake(CLOCK, Market.followers(pulling.database));

    @BeforeEach
    void fill() {
        serving.accept(someone("Ana", CLIENT, 100), someone("Ben", WORKER, 90), someone("Cleo", OTHER, 80));
    }

    @AfterEach
    void close() {
        serving.close();
        pulling.close();
        cores.close();
    }

    private static Submission someone(String name, PrivateKey key, long secondsAgo) {
        return published(profile(name), key, NOW.minusSeconds(secondsAgo));
    }

    private FeedPage page() {
        try (PeerClient client = new PeerClient(PullingHub.SMALL)) {
            return client.page(serving.address(), 0);
        }
    }

    private Checked check(FeedPage page) {
        return Checked.of(page, pulling.database, intake, cores, NOW);
    }

    private PeerStatus put(FeedPage page, Checked part) {
        PeerTable table = new PeerTable(pulling.database);
        table.name(List.of(serving.address()), NOW);
        new Shelf(pulling.database, intake, CLOCK)
                .put(serving.address(), part, new Position(Optional.of(page.log()), part.next()));
        return table.all().getFirst();
    }

    @Test
    void aDocumentThatItsAuthorHandedInMeanwhileIsHereOnce() {
        FeedPage page = page();
        Checked part = check(page);
        pulling.accept(someone("Ben", WORKER, 90));

        PeerStatus status = put(page, part);

        assertThat(pulling.contents()).isEqualTo(serving.contents());
        assertThat(pulling.market()).isEqualTo(serving.market());
        assertThat(pulling.cursor(serving.address())).isEqualTo(serving.head());
        assertThat(status.documents()).isEqualTo(2);
        assertThat(status.refused()).isZero();
    }

    @Test
    void aDocumentThatWasSaidAgainMeanwhileHasItsFirstAndItsLastSaying() {
        FeedPage page = page();
        Checked part = check(page);
        pulling.accept(someone("Ben", WORKER, 10));
        serving.accept(someone("Ben", WORKER, 10));

        put(page, part);

        assertThat(pulling.contents()).isEqualTo(serving.contents());
        assertThat(pulling.market()).isEqualTo(serving.market());
    }

    @Test
    void aPartThatWasStoredAlreadyChangesNothing() {
        FeedPage page = page();
        Checked part = check(page);
        put(page, part);

        PeerStatus again = put(page, part);

        assertThat(pulling.contents()).isEqualTo(serving.contents());
        assertThat(pulling.head()).isEqualTo(3);
        assertThat(again.documents()).isEqualTo(3);
        assertThat(again.refused()).isZero();
    }

    @Test
    void ofWhatIsHereInAnotherWayNothingIsLost() {
        pulling.accept(someone("Ben", WORKER, 50));
        FeedPage page = page();
        Checked part = check(page);
        assertThat(part.heard()).hasSize(1);
        serving.accept(someone("Ben", WORKER, 50));

        put(page, part);

        assertThat(pulling.contents()).isEqualTo(serving.contents());
        assertThat(pulling.market()).isEqualTo(serving.market());
    }
}
