package io.stint.hub.document;

import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Files that belong to documents, by the SHA-256 of their bytes. The same bytes are kept once, whoever stored them. */
public final class Blobs {
    /** The largest file, in bytes. */
    public static final int LARGEST = 5 * 1024 * 1024;

    /** What one account may store, in bytes. */
    public static final long QUOTA = 100L * 1024 * 1024;

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
            throw Problem.tooLarge("A file is at most " + LARGEST + " bytes.");
        }
        if (!type.fits(bytes)) {
            throw Problem.otherType("The file says that it is " + type.mediaType() + ", but its first bytes are not.");
        }
        Blob blob = new Blob(Hash32.sha256(bytes), type, Bytes.of(bytes));
        database.transact(handle -> store(handle, owner, blob));
        return blob;
    }

    private void store(Handle handle, Address owner, Blob blob) {
        long used = lockQuota(handle, owner);
        boolean owned = isOwned(handle, owner, blob.hash());
        if (!owned && used + blob.bytes().size() > QUOTA) {
            throw Problem.refused("This account has stored " + used + " of " + QUOTA + " bytes; the file has "
                    + blob.bytes().size() + ".");
        }
        write(handle, blob);
        if (!owned) {
            own(handle, owner, blob);
        }
    }

    /** Lets one file of an owner in after the other, so that two at once do not pass the quota together. */
    private static long lockQuota(Handle handle, Address owner) {
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
                        on conflict (hash) do update set type = excluded.type
                        where blob.type = 'application/octet-stream' and blob.type <> excluded.type""")
                .bind("hash", blob.hash())
                .bind("type", blob.type().mediaType())
                .bind("bytes", blob.bytes())
                .bind("now", clock.instant())
                .execute();
    }

    private static void own(Handle handle, Address owner, Blob blob) {
        handle.createUpdate("insert into blob_owner (hash, owner) values (:hash, :owner)")
                .bind("hash", blob.hash())
                .bind("owner", owner)
                .execute();
        handle.createUpdate("update blob_quota set used = used + :size where owner = :owner")
                .bind("size", blob.bytes().size())
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

    /** What somebody stored. */
    List<Hash32> of(Address owner) {
        return database.with(
                handle -> handle.createQuery("select hash from blob_owner where owner = :owner order by hash")
                        .bind("owner", owner)
                        .mapTo(Hash32.class)
                        .list());
    }
}
