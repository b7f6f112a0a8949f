package io.stint.hub.document;

import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Files that belong to documents, by the SHA-256 of their bytes. The same bytes are kept once, whoever stored them. */
public final class Blobs {
    /** The largest file, in bytes. */
    public static final int LARGEST = 5 * 1024 * 1024;

    /** What one account may store, in bytes. */
    public static final long QUOTA = 100L * 1024 * 1024;

    /** How long a file waits for a document that names it. */
    static final Duration UNUSED = Duration.ofDays(1);

    private static final String STALE = """
            from blob_owner o where stored_at < :before and not exists (
                select 1 from document_blob f where f.hash = o.hash and f.author = o.owner)""";

    private final Database database;
    private final Clock clock;

    public Blobs(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Stores a file; again the same has no effect.
     *
     * @throws Problem when it is empty, too large, of another type than it says, or more than its owner may store
     */
    Blob store(Address owner, BlobType type, byte[] bytes) {
        if (bytes.length == 0) {
            throw Problem.refused("The file is empty.");
        }
        if (bytes.length > LARGEST) {
            throw tooLarge();
        }
        if (!type.fits(bytes)) {
            throw Problem.otherType("The file says that it is " + type.mediaType() + ", but its first bytes are not.");
        }
        requireMerePicture(type, bytes);
        Blob blob = new Blob(Hash32.sha256(bytes), type, Bytes.of(bytes));
        database.transact(handle -> store(handle, owner, blob));
        return blob;
    }

    /** Who sees a picture is not to learn where its owner lives. The pages clean pictures; not all come from a page. */
    private static void requireMerePicture(BlobType type, byte[] bytes) {
        try {
            Segments.note(type, bytes).ifPresent(note -> {
                throw Problem.refused(
                        "The picture carries " + note + ", which may tell where, when and with what it was"
                                + " taken. Everybody could read that. Remove it and store the picture again.");
            });
        } catch (Segments.Damaged e) {
            throw Problem.otherType("The file says that it is " + type.mediaType() + ", but it is no whole picture.");
        }
    }

    private void store(Handle handle, Address owner, Blob blob) {
        long used = lockQuota(handle, owner);
        boolean owned = isOwned(handle, owner, blob.hash());
        if (!owned && used + blob.bytes().size() > QUOTA) {
            throw Problem.refused("Your files take " + megabytes(used) + " of the " + megabytes(QUOTA)
                    + " that an account may store; this one has "
                    + megabytes(blob.bytes().size())
                    + ". What no document of yours uses any more is removed after a day.");
        }
        write(handle, blob);
        own(handle, owner, blob);
        if (!owned) {
            addToQuota(handle, owner, blob.bytes().size());
        }
    }

    static Problem tooLarge() {
        return Problem.tooLarge("A file has at most " + megabytes(LARGEST) + ".");
    }

    /** Rounded up, so that what is too much does not look as if it fitted. */
    private static String megabytes(long bytes) {
        return BigDecimal.valueOf(bytes)
                        .divide(BigDecimal.valueOf(1 << 20), 1, RoundingMode.UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " MB";
    }

    /**
     * Lets one change of an owner's files in after the other: two at once do not pass the quota together, and what a
     * document begins to name is not removed.
     */
    static long lockQuota(Handle handle, Address owner) {
        handle.createUpdate("insert into blob_quota (owner, used) values (:owner, 0) on conflict do nothing")
                .bind("owner", owner)
                .execute();
        return handle.createQuery("select used from blob_quota where owner = :owner for update")
                .bind("owner", owner)
                .mapTo(Long.class)
                .one();
    }

    private static boolean isOwned(Handle handle, Address owner, Hash32 hash) {
        return handle.createQuery("select exists (select 1 from blob_owner where owner = :owner and hash = :hash)")
                .bind("owner", owner)
                .bind("hash", hash)
                .mapTo(Boolean.class)
                .one();
    }

    /** Whoever has a picture's bytes may make it a public picture, also when somebody stored them as mere bytes before. */
    private void write(Handle handle, Blob blob) {
        handle.createUpdate("""
                        insert into blob (hash, type, bytes, stored_at) values (:hash, :type, :bytes, :now)
                        on conflict (hash) do update set type =
                            case blob.type when 'application/octet-stream' then excluded.type else blob.type end""")
                .bind("hash", blob.hash())
                .bind("type", blob.type().mediaType())
                .bind("bytes", blob.bytes())
                .bind("now", clock.instant())
                .execute();
    }

    private void own(Handle handle, Address owner, Blob blob) {
        handle.createUpdate("""
                        insert into blob_owner (hash, owner, stored_at) values (:hash, :owner, :now)
                        on conflict (owner, hash) do update set stored_at = excluded.stored_at""")
                .bind("hash", blob.hash())
                .bind("owner", owner)
                .bind("now", clock.instant())
                .execute();
    }

    private static void addToQuota(Handle handle, Address owner, long size) {
        handle.createUpdate("update blob_quota set used = used + :size where owner = :owner")
                .bind("size", size)
                .bind("owner", owner)
                .execute();
    }

    Optional<Blob> find(Hash32 hash) {
        return database.with(handle -> handle.createQuery("select type, bytes from blob where hash = :hash")
                .bind("hash", hash)
                .map((row, _) -> new Blob(
                        hash, BlobType.of(row.getString("type")).orElseThrow(), Bytes.of(row.getBytes("bytes"))))
                .findOne());
    }

    /** As {@link #find(Hash32)}, for whoever may have it: pictures are everybody's, all else its owner's and of who reads. */
    Optional<Blob> find(Hash32 hash, Optional<Address> viewer) {
        boolean may = database.with(handle -> handle.createQuery("""
                        select exists (select 1 from blob where hash = :hash and type <> 'application/octet-stream')
                            or exists (select 1 from blob_owner where hash = :hash and owner = :viewer)
                            or exists (select 1 from document_blob f join document_reader r using (id, author)
                                where f.hash = :hash and r.reader = :viewer)""")
                .bind("hash", hash)
                .bind("viewer", viewer)
                .mapTo(Boolean.class)
                .one());
        return may ? find(hash) : Optional.empty();
    }

    /** Removes what no document of its owner has named for a day, and gives the room back. */
    public void sweep() {
        Instant before = clock.instant().minus(UNUSED);
        List<Address> owners = database.with(handle -> handle.createQuery("select distinct owner " + STALE)
                .bind("before", before)
                .mapTo(Address.class)
                .list());
        owners.forEach(owner -> database.transact(handle -> sweep(handle, owner, before)));
    }

    private static void sweep(Handle handle, Address owner, Instant before) {
        lockQuota(handle, owner);
        List<Hash32> freed = handle.createQuery("delete " + STALE + " and owner = :owner returning hash")
                .bind("before", before)
                .bind("owner", owner)
                .mapTo(Hash32.class)
                .list();
        freed.forEach(hash -> free(handle, owner, hash));
    }

    /** The owner has given it up. */
    private static void free(Handle handle, Address owner, Hash32 hash) {
        long size = handle.createQuery("select length(bytes) from blob where hash = :hash")
                .bind("hash", hash)
                .mapTo(Long.class)
                .one();
        addToQuota(handle, owner, -size);
        handle.createUpdate("delete from blob where hash = :hash"
                        + " and not exists (select 1 from blob_owner o where o.hash = :hash)")
                .bind("hash", hash)
                .execute();
    }

    /** At once what no document of its owner names any more. */
    static void release(Handle handle, Address owner, Hash32 hash) {
        lockQuota(handle, owner);
        int released =
                handle.createUpdate("""
                        delete from blob_owner o where owner = :owner and hash = :hash and not exists (
                            select 1 from document_blob f where f.hash = o.hash and f.author = o.owner)""").bind("owner", owner).bind("hash", hash).execute();
        if (released > 0) {
            free(handle, owner, hash);
        }
    }

    /** What somebody stored. */
    List<Hash32> of(Address owner) {
        return database.with(
                handle -> handle.createQuery("select hash from blob_owner where owner = :owner order by hash")
                        .bind("owner", owner)
                        .mapTo(Hash32.class)
                        .list());
    }
}
