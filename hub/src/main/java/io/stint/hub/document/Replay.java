package io.stint.hub.document;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
        List<String> leftOut = new ArrayList<>();
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
                List<Stored> part = new ArrayList<>();
                for (int i = 0; i < AT_ONCE && rows.hasNext(); i++) {
                    Said said = rows.next();
                    said.first().ifPresent(at -> part.add(said.document().at(at)));
                    part.add(said.document());
                    count++;
                }
                tell(handle, part, leftOut);
            }
        }
        return new Replayed(count, leftOut);
    }

    private record Said(Stored document, Optional<Instant> first) {}

    /** One feature after the other: what is made of proposals needs the jobs. */
    private void tell(Handle handle, List<Stored> documents, List<String> leftOut) {
        for (DocumentListener listener : listeners) {
            List<Stored> wanted = documents.stream()
                    .filter(document -> listener.wants(document.kind()))
                    .toList();
            listener.replayedTogether(
                    handle,
                    wanted,
                    (document, problem) -> leftOut.add(document.kind() + " " + document.id() + " of "
                            + document.author() + ": " + problem.getMessage()));
        }
    }
}
