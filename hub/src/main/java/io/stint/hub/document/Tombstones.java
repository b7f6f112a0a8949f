package io.stint.hub.document;

import io.stint.hub.web.Problem;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What stands in the place of documents that the operator or their author removed: they are neither shown nor taken again. */
public final class Tombstones {
    private Tombstones() {}

    /** @param category why, as a word */
    public record Stone(DocumentId id, String category, String note, Instant at) {
        /** The answer to whoever wants it. */
        public Problem problem() {
            if (category.equals(Withdrawal.BY_AUTHOR)) {
                return Problem.withdrawn("Its author has had it removed for good.");
            }
            return Problem.removed("This hub's operator has removed it for good: " + category + ". " + note);
        }
    }

    public static Optional<Stone> of(Handle handle, DocumentId id) {
        return handle.createQuery("select id, category, note, at from tombstone where id = :id")
                .bind("id", id)
                .map(row -> new Stone(
                        row.getColumn("id", DocumentId.class),
                        row.getColumn("category", String.class),
                        row.getColumn("note", String.class),
                        row.getColumn("at", Instant.class)))
                .findOne();
    }

    /** @throws Problem when the document was removed, or belongs to a job that was */
    static void require(Handle handle, Stored document) {
        about(document).stream()
                .flatMap(id -> of(handle, id).stream())
                .findFirst()
                .ifPresent(stone -> {
                    throw stone.problem();
                });
    }

    /** Without those that were removed, or belong to a job that was. */
    static List<Published> without(Handle handle, List<Published> documents) {
        Set<DocumentId> removed = among(
                handle,
                documents.stream()
                        .flatMap(published -> about(published.document()).stream())
                        .collect(Collectors.toSet()));
        return removed.isEmpty()
                ? documents
                : documents.stream()
                        .filter(published ->
                                about(published.document()).stream().noneMatch(removed::contains))
                        .toList();
    }

    private static List<DocumentId> about(Stored document) {
        boolean ofJob = document.kind() == DocumentKind.JOB || document.kind() == DocumentKind.PROPOSAL;
        return ofJob && document.job().isPresent()
                ? List.of(document.id(), document.job().get())
                : List.of(document.id());
    }

    static Set<DocumentId> among(Handle handle, Collection<DocumentId> ids) {
        return handle.createQuery("select id from tombstone where id = any(:ids)")
                .bind(
                        "ids",
                        new io.stint.hub.store.ByteArrays(
                                ids.stream().map(id -> id.hash().bytes()).toList()))
                .mapTo(DocumentId.class)
                .collect(Collectors.toSet());
    }
}
