package io.stint.hub.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.TestDatabase;
import io.stint.hub.store.Database;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Enumeration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup that somebody else made may be anything: it fills an empty database with what it says, or nothing. */
class HostileBackupTest {
    private static final long CHAIN = 31_337;
    private static final String ACCOUNTS = "tables/account.copy";
    private static final int BOMB_MEGABYTES = 256;

    @TempDir
    private static Path folder;

    private static Path good;

    /** Writes an entry's new contents. */
    private interface Change {
        void write(ZipOutputStream out, byte[] contents) throws IOException;
    }

    @BeforeAll
    static void backUp() {
        good = folder.resolve("good.zip");
        try (Database database = TestDatabase.fresh()) {
            database.with(handle -> handle.execute(
                    "insert into account (address, created_at) values (decode(repeat('11', 20), 'hex'), now())"));
            new Backup(database, CHAIN, Clock.systemUTC()).write(good);
        }
    }

    @Test
    void whatIsNotTouchedIsRestored() {
        String database = TestDatabase.empty();
        Restore.of(good, CHAIN).into(database);

        assertThat(accounts(database)).isOne();
    }

    @Test
    void aTableThatUnpacksToMoreThanTheManifestSaysIsRefused() throws IOException {
        Path bomb = changed(ACCOUNTS, (out, contents) -> {
            out.write(contents);
            zeros(out);
        });
        assertThat(Files.size(bomb)).isLessThan(1 << 20);

        assertNothingComesOf(bomb);
    }

    @Test
    void aManifestThatUnpacksToAnyLengthIsRefused() throws IOException {
        Path bomb = changed(Manifest.NAME, (out, _) -> zeros(out));

        assertThatThrownBy(() -> Restore.of(bomb, CHAIN)).isInstanceOf(BadInput.class);
    }

    @Test
    void aManifestThatNamesAColumnWithSqlChangesNothing() throws IOException {
        Path hostile = changed(
                Manifest.NAME,
                (out, contents) -> out.write(new String(contents, UTF_8)
                        .replace("\"created_at\"", "\"created_at\\\") from stdin; drop table document cascade; --\"")
                        .getBytes(UTF_8)));

        assertNothingComesOf(hostile);
    }

    @Test
    void aFileThatWasChangedIsRefused() throws IOException {
        Path hostile = changed(ACCOUNTS, (out, contents) -> {
            int last = contents.length - 3;
            contents[last] = (byte) (contents[last] ^ 1);
            out.write(contents);
        });

        assertNothingComesOf(hostile);
    }

    /** Nothing is ever unpacked to a file. */
    @Test
    void aNameThatLeadsElsewhereIsNotFollowed() throws IOException {
        Path hostile = changed("", (_, _) -> {});
        String database = TestDatabase.empty();
        Restore.of(hostile, CHAIN).into(database);

        assertThat(accounts(database)).isOne();
        try (Stream<Path> all = Files.walk(folder.getParent(), 2)) {
            assertThat(all.map(path -> path.getFileName().toString())).doesNotContain("evil");
        }
    }

    private static void assertNothingComesOf(Path hostile) {
        String database = TestDatabase.empty();

        assertThatThrownBy(() -> Restore.of(hostile, CHAIN).into(database)).isInstanceOf(StintException.class);
        assertThat(accounts(database)).isZero();
    }

    private static long accounts(String jdbcUrl) {
        try (Database database = Database.open(jdbcUrl)) {
            return database.with(handle -> handle.createQuery("select count(*) from account")
                    .mapTo(Long.class)
                    .one());
        }
    }

    private static void zeros(ZipOutputStream out) throws IOException {
        byte[] block = new byte[1 << 20];
        for (int i = 0; i < BOMB_MEGABYTES; i++) {
            out.write(block);
        }
    }

    /** The backup with another entry of this name, and with one whose name leads up. */
    private static Path changed(String name, Change change) throws IOException {
        Path file = Files.createTempFile(folder, "hostile", ".zip");
        try (ZipFile zip = new ZipFile(good.toFile(), UTF_8);
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file), UTF_8)) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = zip.getInputStream(entry)) {
                    if (entry.getName().equals(name)) {
                        change.write(out, in.readAllBytes());
                    } else {
                        in.transferTo(out);
                    }
                }
                out.closeEntry();
            }
            out.putNextEntry(new ZipEntry("../evil"));
            out.closeEntry();
        }
        return file;
    }
}
