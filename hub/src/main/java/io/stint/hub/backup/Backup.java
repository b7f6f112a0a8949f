package io.stint.hub.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.hub.store.Database;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;

/**
 * Copies the whole database into one file while the hub runs: a ZIP of a COPY stream for each table and of a manifest with
 * their counts and SHA-256. All tables are of one moment. The file is there whole or not at all, and only its owner can
 * read it: vaults and vouchers are in it.
 */
public final class Backup {
    private final Database database;
    private final long chainId;
    private final Clock clock;

    public Backup(Database database, long chainId, Clock clock) {
        this.database = database;
        this.chainId = chainId;
        this.clock = clock;
    }

    /** @param bytes of the file */
    public record Made(Path file, int tables, long documents, long blobs, long bytes) {}

    /**
     * @throws BadInput when the file exists, or its folder does not
     * @throws StintException when it cannot be written
     */
    public Made write(Path file) {
        if (Files.exists(file)) {
            throw new BadInput(file + " exists already; choose another name, nothing was written over");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInput("cannot write " + file + ": there is no such folder");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Manifest manifest = writePart(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return new Made(
                    file, manifest.tables().size(), manifest.rows("document"), manifest.rows("blob"), Files.size(file));
        } catch (IOException e) {
            throw new StintException("the backup " + file + " cannot be written: " + e.getMessage(), e);
        } finally {
            remove(part);
        }
    }

    private Manifest writePart(Path part) throws IOException {
        var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(part, options, permissions);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
            Manifest manifest = database.snapshot(handle -> copy(handle, zip));
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest.json().getBytes(UTF_8));
            zip.closeEntry();
            zip.finish();
            out.flush();
            channel.force(true);
            return manifest;
        }
    }

    private Manifest copy(Handle handle, ZipOutputStream zip) {
        List<Manifest.Entry> entries = new ArrayList<>();
        for (Table table : Tables.all(handle)) {
            entries.add(copy(handle, zip, table));
        }
        return new Manifest(database.schema(), clock.instant(), chainId, entries, sequences(handle));
    }

    private static Manifest.Entry copy(Handle handle, ZipOutputStream zip, Table table) {
        Digest digest = new Digest();
        try {
            zip.putNextEntry(new ZipEntry("tables/" + table.name() + ".copy"));
            long rows = Copies.out(handle, table, new Both(zip, digest));
            zip.closeEntry();
            return new Manifest.Entry(table.name(), table.columns(), rows, digest.bytes(), digest.hex());
        } catch (IOException e) {
            throw new StintException("the backup cannot be written: " + e.getMessage(), e);
        }
    }

    private static Map<String, Long> sequences(Handle handle) {
        Map<String, Long> sequences = new TreeMap<>();
        handle.createQuery("""
                        select sequencename as name, coalesce(last_value, 0) as last from pg_sequences
                        where schemaname = 'public'""")
                .map((row, _) -> sequences.put(row.getString("name"), row.getLong("last")))
                .list();
        return sequences;
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new StintException("what is left of a backup, " + part + ", cannot be removed: " + e.getMessage(), e);
        }
    }

    /** Writes to both. */
    private static final class Both extends FilterOutputStream {
        private final Digest digest;

        Both(OutputStream out, Digest digest) {
            super(out);
            this.digest = digest;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            digest.write(one);
        }

        @Override
        public void write(byte[] buffer, int from, int length) throws IOException {
            out.write(buffer, from, length);
            digest.write(buffer, from, length);
        }
    }
}
