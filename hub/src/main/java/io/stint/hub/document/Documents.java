package io.stint.hub.document;

import io.stint.hub.store.Among;
import io.stint.hub.store.Columns;
import io.stint.hub.store.Database;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.hub.web.Problem;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Stores signed documents. What is stored was verified, is named by its id and author, and never changes; the features
 * that listen have changed their tables in the same transaction.
 */
public final class Documents {
    private final Database database;
    private final Clock clock;
    private final List<DocumentListener> listeners;

    public Documents(Database database, Clock clock, List<DocumentListener> listeners) {
        this.database = database;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
    }

    /**
     * Stores a document, tells the features and whoever listens on the channel {@link Announcement#CHANNEL}. A document
     * that is there already is answered as it was the first time, without telling anybody. A public one that its author
     * says again at a later time counts as new: somebody may go back to what they said before.
     *
     * @throws io.stint.protocol.BadInput when it does not verify
     * @throws Problem when its time cannot be, a feature's rule forbids it, or it contradicts what is stored
     */
    public Held accept(Submission submission) {
        return database.inTransaction(handle -> accept(handle, submission));
    }

    /** As {@link #accept(Submission)}, in a transaction of the caller. */
    public Held accept(Handle handle, Submission submission) {
        Instant now = clock.instant();
        Stored document = Verification.verify(submission, now);
        DocumentWriter writer = new DocumentWriter(handle, submission, document, now);
        DocumentWriter.waitForTurn(handle);
        Tombstones.require(handle, document);
        Optional<Held> before = find(handle, document.id(), document.author());
        if (before.isPresent() && !writer.isNewer(before.get())) {
            return before.get();
        }
        writer.write();
        listeners.stream()
                .filter(listener -> listener.wants(document.kind()))
                .forEach(listener -> listener.stored(handle, document));
        Announcement.send(handle, document);
        return find(handle, document.id(), document.author()).orElseThrow();
    }

    /** What the author said under this id, whoever asks: for the hub itself. */
    public Optional<Held> find(DocumentId id, Address author) {
        return database.with(handle -> find(handle, id, author));
    }

    /** As {@link #find(DocumentId, Address)}, in a transaction of the caller. */
    public Optional<Held> find(Handle handle, DocumentId id, Address author) {
        return handle.createQuery(DocumentRows.SELECT + " where d.id = :id and d.author = :author")
                .bind("id", id)
                .bind("author", author)
                .map(DocumentRows::held)
                .findOne();
    }

    /** The document of its kind that the author created last: of profiles and reading keys the one that counts. */
    public Optional<Held> newest(DocumentKind kind, Address author) {
        return database.with(handle -> newest(handle, kind, author));
    }

    /** As {@link #newest(DocumentKind, Address)}, in a transaction of the caller. */
    public Optional<Held> newest(Handle handle, DocumentKind kind, Address author) {
        return handle.createQuery(DocumentRows.SELECT + """
                         where d.author = :author and d.kind = :kind order by d.created_at desc, d.id desc limit 1""")
                .bind("author", author)
                .bind("kind", kind.wireName())
                .map(DocumentRows::held)
                .findOne();
    }

    /** Which of them have published a document of the kind. */
    public Set<Address> authors(DocumentKind kind, Collection<Address> addresses) {
        return database.ask(ask -> authors(ask, kind, addresses));
    }

    /** The same, asked for together with other things. */
    public static Answer<Set<Address>> authors(Questions ask, DocumentKind kind, Collection<Address> addresses) {
        Among asked = Among.addresses(addresses);
        return ask.ask(
                        "select distinct author from document where author " + asked.sql() + " and kind = ?",
                        Questions.list(row -> Columns.address(row, "author")),
                        asked,
                        kind.wireName())
                .then(Set::copyOf);
    }

    /** That all documents of this id were removed; empty: they were not. */
    public Optional<Tombstones.Stone> removed(DocumentId id) {
        return database.with(handle -> Tombstones.of(handle, id));
    }
}
