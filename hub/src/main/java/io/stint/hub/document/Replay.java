package io.stint.hub.document;

import io.stint.hub.web.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tells the features of all stored documents again, in the order of storing. */
public final class Replay {
    private static final int AT_ONCE = 500;

    private final List<DocumentListener> listeners;

    public Replay(List<DocumentListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** @param leftOut documents of which a feature made nothing, in words */
    public record Replayed(long documents, List<String> leftOut) {
        public Replayed {
            leftOut = List.copyOf(leftOut);
        }
    }

    /** In the caller's transaction; no document can be stored until it ends. */
    public Replayed all(Handle handle) {
        DocumentWriter.waitForTurn(handle);
        List<String> leftOut = new java.util.ArrayList<>();
        long count = 0;
        try (var rows = handle.createQuery("""
                        select d.id, d.author, d.kind, d.created_at, d.signature, d.body, d.sealed, d.agreement, d.job, d.seq,
                            array(select reader from document_reader r where r.id = d.id and r.author = d.author) as readers,
                            array(select hash from document_blob b where b.id = d.id and b.author = d.author) as files,
                            f.created_at as first_at
                        from document d left join document_first f on f.id = d.id and f.author = d.author
                        order by d.seq""")
                .setFetchSize(AT_ONCE)
                .map((row, context) -> new Said(
                        DocumentRows.held(row, context).document(),
                        Optional.ofNullable(row.getObject("first_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .iterator()) {
            while (rows.hasNext()) {
                Said said = rows.next();
                said.first().ifPresent(at -> tell(handle, Published.at(said.document(), at), leftOut));
                tell(handle, said.document(), leftOut);
                count++;
            }
        }
        return new Replayed(count, leftOut);
    }

    private record Said(Stored document, Optional<Instant> first) {}

    private void tell(Handle handle, Stored document, List<String> leftOut) {
        for (DocumentListener listener : listeners) {
            if (listener.wants(document.kind())) {
                try {
                    listener.replayed(handle, document);
                } catch (Problem e) {
                    leftOut.add(
                            document.kind() + " " + document.id() + " of " + document.author() + ": " + e.getMessage());
                }
            }
        }
    }
}
