package io.stint.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.Village;
import io.stint.hub.store.Database;
import io.stint.hub.store.EmbeddedDatabase;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agreements say of their sides, as the hub keeps it. */
class DealingRowsTest {
    private static final Duration LAY = Duration.ofDays(12);

    private record Row(Hash32 agreement, BigInteger stay, Duration span) {}

    private static List<Row> rows(Database database) {
        return database.with(handle -> handle.createQuery("select * from dealing order by agreement")
                .map(row -> new Row(
                        row.getColumn("agreement", Hash32.class),
                        row.getColumn("stay", BigDecimal.class).toBigIntegerExact(),
                        Duration.between(row.getColumn("since", Instant.class), row.getColumn("until", Instant.class))))
                .list());
    }

    /** Also those of a database that an earlier version filled. */
    @Test
    void aPaidAgreementIsKeptAndMadeAgain(@TempDir Path folder) {
        try (Village village = Village.in(folder)) {
            Scene scene = new Scene(village);
            Hash32 id = scene.approved(50);
            scene.later(LAY);
            scene.worker.act(id, "draw", Map.of());
            scene.await(id, room -> Scene.money(room, "drawn").equals(Scene.milli(50)));

            List<Row> before = withDatabase(folder);
            BigInteger least = Scene.milli(50).wei().multiply(BigInteger.valueOf(LAY.toSeconds()));
            assertThat(before).singleElement().satisfies(row -> {
                assertThat(row.agreement()).isEqualTo(id);
                assertThat(row.stay()).isBetween(least, least.add(least.shiftRight(6)));
                assertThat(row.span()).isGreaterThanOrEqualTo(LAY);
            });

            try (Database database = open(folder)) {
                database.transact(handle -> handle.execute("delete from dealing"));
            }
            village.restart();

            assertThat(withDatabase(folder)).isEqualTo(before);
        }
    }

    private static List<Row> withDatabase(Path folder) {
        try (Database database = open(folder)) {
            return rows(database);
        }
    }

    private static Database open(Path folder) {
        return Database.open(EmbeddedDatabase.running(folder.resolve("hub").resolve(EmbeddedDatabase.FOLDER))
                .orElseThrow());
    }

    @Test
    void whatAReorganisationUndidSaysNothing() {
        try (Database database = TestDatabase.fresh()) {
            TestDatabase.layer(database);
            put(database, Story.open().drawn(300));
            assertThat(rows(database)).hasSize(1);

            put(database, Story.open());
            assertThat(rows(database)).isEmpty();
        }
    }

    private static void put(Database database, Story story) {
        Opened opened = story.seenBy(Role.CLIENT, Duration.ZERO).opened().orElseThrow();
        database.transact(handle -> DealingRows.put(handle, List.of(opened)));
    }
}
