package io.stint.hub.backup;

import io.stint.hub.document.Replay;
import io.stint.hub.document.Replay.Replayed;
import io.stint.hub.store.Database;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Makes anew what follows from documents and chain: the board, profiles, who proposed to whom, and what agreements have
 * become. What follows from nothing else is kept: documents and files, terms and vouchers, accounts and wallets, what was
 * submitted and sent.
 */
public final class Rebuild {
    private final Database database;
    private final Replay replay;
    private final Runnable chain;

    /** @param chain reads the chain from its first block to its last into the emptied tables */
    public Rebuild(Database database, Replay replay, Runnable chain) {
        this.database = database;
        this.replay = replay;
        this.chain = chain;
    }

    /** @param leftOut documents of which nothing could be made, in words */
    public record Rebuilt(long documents, long events, List<String> leftOut) {
        public Rebuilt {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Empties and fills; no hub may work with the database meanwhile. Until the documents are replayed nothing is changed;
     * when it ends after that, the next start of the hub reads the chain.
     */
    public Rebuilt run() {
        Replayed replayed = database.inTransaction(handle -> {
            Tables.DERIVED.forEach(table -> handle.execute("delete from " + Table.quoted(table)));
            return replay.all(handle);
        });
        chain.run();
        long events = database.with(Rebuild::events);
        return new Rebuilt(replayed.documents(), events, replayed.leftOut());
    }

    private static long events(Handle handle) {
        return handle.createQuery("select count(*) from chain_event")
                .mapTo(Long.class)
                .one();
    }
}
