package io.stint.hub.document;

import io.stint.hub.store.ByteArrays;
import io.stint.hub.web.Problem;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Removes public documents for good: bodies, signatures, the files that nothing else names, and what features made of them.
 * Sealed documents cannot be removed: the hub does not know what is in them, and they are their readers'.
 */
public final class Removal {
    private final List<DocumentListener> listeners;

    /** @param listeners have made tables of the documents */
    public Removal(List<DocumentListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /**
     * Who wants it gone and why.
     *
     * @param category as a word
     */
    public record Reason(String category, String note, Address by, Instant at) {}

    /** @param files that only these documents name */
    public record Size(long documents, long files) {}

    /** What would go. */
    public Size size(Handle handle, String kind, Bytes thing) {
        return handle.createQuery("""
                        with gone as (select id, author from document where %s)
                        select (select count(*) from gone) as documents,
                            (select count(distinct b.hash) from document_blob b join gone using (id, author)
                                where not exists (select 1 from document_blob o where o.hash = b.hash
                                    and (o.id, o.author) not in (select id, author from gone))) as files""".formatted(of(kind)))
                .bind("kind", kind)
                .bind("thing", thing)
                .map(row -> new Size(row.getColumn("documents", Long.class), row.getColumn("files", Long.class)))
                .one();
    }

    private static String of(String kind) {
        return ShownAgain.of(kind) + " and body is not null";
    }

    private record File(Address owner, Hash32 hash) {}

    /**
     * Removes all versions of it, whoever signed the same.
     *
     * @throws Problem when there is nothing to remove
     */
    public void remove(Handle handle, String kind, Bytes thing, Reason reason) {
        DocumentWriter.waitForTurn(handle);
        List<DocumentId> ids = bury(handle, kind, thing, reason);
        if (ids.isEmpty()) {
            throw Problem.notFound("There is no such " + kind + " here.");
        }
        ByteArrays all =
                new ByteArrays(ids.stream().map(id -> id.hash().bytes()).toList());
        List<File> files = handle.createQuery("select distinct author, hash from document_blob where id = any(:ids)")
                .bind("ids", all)
                .map(row -> new File(row.getColumn("author", Address.class), row.getColumn("hash", Hash32.class)))
                .list();
        handle.createUpdate("delete from document where id = any(:ids) and body is not null")
                .bind("ids", all)
                .execute();
        handle.createUpdate("delete from review_waiting where id = any(:ids)")
                .bind("ids", all)
                .execute();
        files.forEach(file -> Blobs.release(handle, file.owner(), file.hash()));
        listeners.forEach(listener -> listener.removed(handle, kind, thing));
    }

    private static List<DocumentId> bury(Handle handle, String kind, Bytes thing, Reason reason) {
        return handle.createQuery("""
                        insert into tombstone (id, kind, thing, category, note, by, at, seq)
                        select d.id, :kind, :thing, :category, :note, :by, :at, max(greatest(d.seq, a.seq))
                        from document d left join document_again a on a.id = d.id and a.author = d.author
                        where d.id in (select id from document where %s) group by d.id
                        on conflict (id) do nothing returning id""".formatted(of(kind)))
                .bind("kind", kind)
                .bind("thing", thing)
                .bind("category", reason.category())
                .bind("note", reason.note())
                .bind("by", reason.by())
                .bind("at", reason.at())
                .mapTo(DocumentId.class)
                .list();
    }
}
