package io.stint.hub.room;

import io.stint.hub.store.Database;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.value.Address;
import java.util.Optional;

/** Jobs as the market keeps them: by their first version, as their author's newest says. */
public final class StoredWorks implements Works {
    private final Database database;

    public StoredWorks(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Posted> job(DocumentId first) {
        return database.with(handle -> handle.createQuery("select author, body from job where id = :id")
                .bind("id", first)
                .map((row, _) -> new Posted(
                        Job.parse(CanonicalJson.kept(row.getString("body"))), Address.of(row.getBytes("author"))))
                .findOne());
    }
}
