package io.stint.hub.live;

import io.stint.hub.store.Database;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Who may know of what happened: those whom an agreement names, and the readers of a document. */
final class Audience {
    private final Database database;

    Audience(Database database) {
        this.database = database;
    }

    Set<Address> of(Happening happening) {
        return database.with(handle -> {
            Set<Address> all = new HashSet<>();
            if (happening.isPersonal()) {
                happening.author().ifPresent(all::add);
            } else if (happening.document().isEmpty() || happening.isPublic()) {
                happening.agreement().ifPresent(id -> all.addAll(parties(handle, id)));
            } else {
                all.addAll(readers(handle, happening.document().get(), happening.author()));
            }
            return all;
        });
    }

    /** Before it is open it is the two sides' own, and that of an arbiter whom they asked. */
    private static Set<Address> parties(Handle handle, Hash32 agreement) {
        Set<Address> all = new HashSet<>(handle.createQuery("""
                        select unnest(array[client, worker, approver, arbiter, payee]) from agreement where id = :id
                        union select unnest(array[client, worker]) from offer where agreement = :id
                        union select arbiter from arbiter_request where agreement = :id""")
                .bind("id", agreement)
                .mapTo(Address.class)
                .list());
        all.remove(Address.ZERO);
        return all;
    }

    /** Whom an agreement pays: its voucher is their money. */
    Set<Address> paid(Hash32 agreement) {
        return database.with(handle -> handle.createQuery("""
                        select unnest(array[worker, payee]) from agreement where id = :id""")
                .bind("id", agreement)
                .mapTo(Address.class)
                .set());
    }

    private static Set<Address> readers(Handle handle, DocumentId id, Optional<Address> author) {
        return handle.createQuery("select reader from document_reader where id = :id and author = :author")
                .bind("id", id)
                .bind("author", author.orElse(Address.ZERO))
                .mapTo(Address.class)
                .set();
    }
}
