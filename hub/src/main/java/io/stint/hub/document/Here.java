package io.stint.hub.document;

import io.stint.protocol.document.DocumentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was here, when it was looked up, of documents that another hub serves. */
public final class Here {
    private final Map<DocumentName, IntakeRows.Known> rows;
    private final Set<DocumentId> removed;

    Here(Map<DocumentName, IntakeRows.Known> rows, Set<DocumentId> removed) {
        this.rows = Map.copyOf(rows);
        this.removed = Set.copyOf(removed);
    }

    /** Whether a document is as it is claimed to be, or was removed: it is no news, and not checked again. */
    public boolean isAsClaimed(Published.Claim claim) {
        if (removed.contains(claim.id())) {
            return true;
        }
        IntakeRows.Known row = rows.get(new DocumentName(claim.id(), claim.author()));
        Instant first = claim.first().map(Published.Earlier::at).orElse(claim.createdAt());
        return row != null
                && row.kind() == claim.kind()
                && !row.latest().isBefore(claim.createdAt())
                && !row.earliest().isAfter(first);
    }

    /** The names of those of some documents under which something was here. */
    public Set<DocumentName> among(List<Published> documents) {
        return rows.isEmpty()
                ? Set.of()
                : documents.stream()
                        .map(Published::name)
                        .filter(rows::containsKey)
                        .collect(Collectors.toSet());
    }
}
