package io.stint.hub.document;

import io.stint.hub.web.Problem;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import org.jdbi.v3.core.Handle;

/** Which files a document names: they are kept with it, and go to whoever reads it. */
final class DocumentFiles {
    private final Handle handle;
    private final Stored document;

    DocumentFiles(Handle handle, Stored document) {
        this.handle = handle;
        this.document = document;
    }

    /** @throws Problem when one of them is not here, is another's, or is encrypted where all are to see it */
    void write() {
        if (!document.files().isEmpty()) {
            Blobs.lockQuota(handle, document.author());
            document.files().forEach(this::write);
        }
        if (document.kind() == DocumentKind.PROFILE) {
            forgetEarlierProfiles(document.author());
        }
    }

    private void write(Hash32 file) {
        int written = handle.createUpdate("""
                        insert into document_blob (id, author, hash)
                        select :id, :author, b.hash from blob b join blob_owner o on o.hash = b.hash
                        where o.owner = :author and b.hash = :hash and (:sealed or b.type <> 'application/octet-stream')
                        on conflict (id, author, hash) do update set hash = excluded.hash""")
                .bind("id", document.id())
                .bind("author", document.author())
                .bind("hash", file)
                .bind("sealed", document.body().isEmpty())
                .execute();
        if (written == 0) {
            String what = document.body().isPresent() ? "picture" : "file";
            throw Problem.refused("The " + what + " " + file + " is not here, or somebody else's. Attach it again.");
        }
    }

    /** A profile shows the pictures of its newest version; what was taken out of it is not kept for long. */
    private void forgetEarlierProfiles(Address author) {
        handle.createUpdate("""
                        delete from document_blob where author = :author and id in (
                            select id from document where author = :author and kind = 'profile'
                            order by created_at desc, seq desc offset 1)""").bind("author", author).execute();
    }
}
