package io.stint.hub.peer;

import static io.stint.hub.document.SomeDocuments.CLIENT;
import static io.stint.hub.document.SomeDocuments.CLOCK;
import static io.stint.hub.document.SomeDocuments.WORKER;
import static io.stint.hub.document.SomeDocuments.profile;
import static io.stint.hub.document.SomeDocuments.published;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several hubs have one database, and not each names the same peers. */
class SharedPeersTest {
    private final PullingHub serving = new PullingHub(CLOCK);
    private final PullingHub pulling = new PullingHub(CLOCK);

    @BeforeEach
    void pullAll() {
        serving.accept(published(profile("Ana"), CLIENT), published(profile("Ben"), WORKER));
        assertThat(pulling.visit(serving.address()).documents()).isEqualTo(2);
    }

    @AfterEach
    void close() {
        serving.close();
        pulling.close();
    }

    @Test
    void aHubThatIsStartedWithoutPeersLeavesThoseOfTheOther() {
        pulling.withoutPeers(PeerFeature::start);

        PeerStatus status = pulling.visitAgain(serving.address());

        assertThat(status.well()).isTrue();
        assertThat(status.documents()).as("counted on").isEqualTo(2);
        assertThat(pulling.cursor(serving.address())).isEqualTo(serving.head());
    }

    @Test
    void aHubShowsThePeersThatItNames() {
        pulling.withoutPeers(other -> assertThat(other.status()).isEmpty());
    }

    /** By an older version's hub, for one. */
    @Test
    void aPeerThatWasForgottenMeanwhileIsPulledFromTheBeginning() {
        pulling.database.transact(h -> h.execute("delete from peer"));

        PeerStatus status = pulling.visitAgain(serving.address());

        assertThat(status.well()).isTrue();
        assertThat(status.checked()).as("what is here is not checked again").isZero();
        assertThat(pulling.cursor(serving.address())).isEqualTo(serving.head());
    }
}
