package io.stint.hub.market;

import io.stint.hub.store.Database;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;

/** What is known about proposals without reading them. */
public final class Proposals {
    private final Database database;

    Proposals(Database database) {
        this.database = database;
    }

    /** @param worker whose conversation with the client it belongs to */
    public record Proposal(DocumentId id, Address author, Address recipient, Address worker, Instant createdAt) {}

    /** Of a job, those that the reader wrote or got: by worker, each conversation in its order. */
    List<Proposal> of(DocumentId job, Address reader) {
        return database.with(handle -> handle.createQuery("""
                        select id, author, recipient, worker, created_at from proposal
                        where job = :job and :reader in (author, recipient)
                        order by min(created_at) over (partition by worker), worker, created_at, id""")
                .bind("job", job)
                .bind("reader", reader)
                .map((row, context) -> new Proposal(
                        new DocumentId(Hash32.of(row.getBytes("id"))),
                        Address.of(row.getBytes("author")),
                        Address.of(row.getBytes("recipient")),
                        Address.of(row.getBytes("worker")),
                        row.getTimestamp("created_at").toInstant()))
                .list());
    }
}
