package io.stint.hub.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.hub.store.Database;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jdbi.v3.core.Handle;

/** Fills an empty database from a backup: all of it or nothing. */
public final class Restore {
    private static final int LARGEST_MANIFEST = 4 * 1024 * 1024;

    private final Path file;
    private final Manifest manifest;

    private Restore(Path file, Manifest manifest) {
        this.file = file;
        this.manifest = manifest;
    }

    /** @param at when the backup was taken */
    public record Restored(Instant at, int tables, long documents, long blobs) {}

    /**
     * Looks at a backup.
     *
     * @throws BadInput when it is none, or of another chain
     */
    public static Restore of(Path file, long chainId) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("there is no backup at " + file);
        }
        try (ZipFile zip = new ZipFile(file.toFile(), UTF_8)) {
            Manifest manifest = manifest(zip);
            if (manifest.chainId() != chainId) {
                throw new BadInput("the backup is of a hub on chain " + manifest.chainId() + ", not " + chainId
                        + ": choose another --chain or --rpc");
            }
            return new Restore(file, manifest);
        } catch (IOException e) {
            throw new BadInput(file + " is no backup, or is damaged: " + e.getMessage(), e);
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new BadInput(zip.getName() + " is no backup: it has no " + Manifest.NAME);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Manifest.parse(new String(in.readNBytes(LARGEST_MANIFEST), UTF_8));
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /**
     * Fills the database, and brings its tables to this version.
     *
     * @throws BadInput when the database is not empty, or older than the backup; the message says what to do
     * @throws StintException when the backup is not what its manifest says; the database is as empty as before then
     */
    public Restored into(String jdbcUrl) {
        try (Database database = Database.openAt(jdbcUrl, manifest.schema(), Restore::requireEmpty)) {
            requireSchema(database.schema());
            try (ZipFile zip = new ZipFile(file.toFile(), UTF_8)) {
                database.transact(handle -> fill(handle, zip));
            } catch (IOException e) {
                throw new StintException("the backup " + file + " cannot be read: " + e.getMessage(), e);
            }
        }
        Database.migrate(jdbcUrl);
        return new Restored(manifest.at(), manifest.tables().size(), manifest.rows("document"), manifest.rows("blob"));
    }

    private void requireSchema(int here) {
        if (here < manifest.schema()) {
            throw new BadInput("the backup's tables are of version " + manifest.schema() + ", this stint knows " + here
                    + ": restore it with the version of stint that wrote it, or a later one");
        }
        if (here > manifest.schema()) {
            throw new BadInput("the database has tables of version " + here + " already, the backup's are of "
                    + manifest.schema() + ": give a database in which nothing is, not even tables");
        }
    }

    private void fill(Handle handle, ZipFile zip) {
        List<Table> tables = Tables.all(handle);
        // Before any lock: whoever works with a database that is not empty is not kept waiting.
        requireEmpty(handle);
        handle.execute("lock table "
                + tables.stream().map(table -> Table.quoted(table.name())).collect(Collectors.joining(", ")));
        requireEmpty(handle);
        requireSame(tables);
        tables.forEach(
                table -> fill(handle, zip, table, manifest.of(table.name()).orElseThrow()));
        manifest.sequences()
                .forEach((name, last) -> handle.createQuery("select setval(:name::regclass, :last, :called)")
                        .bind("name", Table.quoted(name))
                        .bind("last", Math.max(1, last))
                        .bind("called", last > 0)
                        .mapTo(Long.class)
                        .one());
        handle.execute("update document_log set id = gen_random_uuid()");
    }

    private static void requireEmpty(Handle handle) {
        List<String> full = Tables.notEmpty(handle);
        if (!full.isEmpty()) {
            throw new BadInput("the database is not empty (" + String.join(", ", full)
                    + "): a backup is restored into an empty one only. Name another with --db, or another folder with --data;"
                    + " nothing was changed");
        }
    }

    private void requireSame(List<Table> tables) {
        Set<String> here = tables.stream().map(Table::name).collect(Collectors.toSet());
        Set<String> there =
                manifest.tables().stream().map(Manifest.Entry::table).collect(Collectors.toSet());
        if (!here.equals(there)) {
            throw new StintException(
                    "the backup has the tables " + there + ", but version " + manifest.schema() + " has " + here);
        }
    }

    private static void fill(Handle handle, ZipFile zip, Table table, Manifest.Entry entry) {
        ZipEntry file = zip.getEntry(entry.file());
        if (file == null) {
            throw new StintException("the backup is damaged: " + entry.file() + " is missing");
        }
        Digest digest = new Digest();
        try (InputStream in = new Watched(zip.getInputStream(file), digest, entry)) {
            long rows = Copies.in(handle, new Table(table.name(), entry.columns(), table.order()), in);
            if (rows != entry.rows()
                    || digest.bytes() != entry.bytes()
                    || !digest.hex().equals(entry.sha256())) {
                throw new StintException("the backup is damaged: " + entry.file() + " is not what its manifest says");
            }
        } catch (IOException e) {
            throw new StintException("the backup is damaged: " + entry.file() + ": " + e.getMessage(), e);
        }
    }

    /** Passes what it reads by a digest, and never more than the manifest says. */
    private static final class Watched extends FilterInputStream {
        private final Digest digest;
        private final Manifest.Entry entry;

        Watched(InputStream in, Digest digest, Manifest.Entry entry) {
            super(in);
            this.digest = digest;
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int count = super.read(buffer, from, length);
            if (count > 0) {
                digest.write(buffer, from, count);
            }
            if (digest.bytes() > entry.bytes()) {
                throw new IOException("it is longer than the manifest says");
            }
            return count;
        }
    }
}
