package io.stint.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.rpc.Node;
import io.stint.hub.layer.Deployment;
import io.stint.hub.store.Database;
import io.stint.hub.store.HubLock;
import io.stint.hub.store.ReadOnlyDatabase;
import io.stint.hub.store.ReadOnlyDatabase.Versions;
import io.stint.protocol.BadInput;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command beside a hub that works changes nothing of what that hub works with. */
class WorkshopTest {
    private static final int OLDER = 30;

    @TempDir
    private Path folder;

    private Workshop workshop(String database) {
        Node away = Node.at(URI.create("http://127.0.0.1:1"));
        return new Workshop(
                HubConfig.in(folder.resolve("data"), List.of(Deployment.usual(ChainProfiles.ROOTSTOCK, away)))
                        .database(Optional.of(database))
                        .build());
    }

    private static Versions versions(String url) {
        try (ReadOnlyDatabase database = ReadOnlyDatabase.open(url)) {
            return database.versions();
        }
    }

    /** By the next version's program, whose hub is not started yet. */
    @Test
    void theTablesOfAnOlderHubStayAsTheyAre() {
        String url = TestDatabase.empty();
        Database.openAt(url, OLDER).close();
        Path file = folder.resolve("tonight.stint");
        String both =
                "of version " + OLDER + ", this program's are " + versions(url).wanted();

        assertThatThrownBy(() -> workshop(url).backup(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(both)
                .hasMessageContaining("Use the program of the hub that works on the database");
        assertThatThrownBy(() -> workshop(url).rebuild())
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(both);

        assertThat(versions(url).found()).contains(Integer.toString(OLDER));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDatabaseThatIsNoHubsGetsNoTables() {
        String url = TestDatabase.empty();

        assertThatThrownBy(() -> workshop(url).backup(folder.resolve("of-nothing.stint")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("has no tables of a hub")
                .hasMessageContaining("--db");

        assertThat(versions(url).found()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    /** Also when its settings name a chain that the hub's do not. */
    @Test
    void aRebuildThatIsRefusedHasWrittenNothing() {
        String url = TestDatabase.empty();
        try (Database database = Database.open(url);
                HubLock _ = HubLock.shared(database)) {
            assertThatThrownBy(() -> workshop(url).rebuild())
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("stop it first");

            List<Long> layers = database.with(h ->
                    h.select("select chain_id from layer").mapTo(Long.class).list());
            assertThat(layers).isEmpty();
        }
    }
}
