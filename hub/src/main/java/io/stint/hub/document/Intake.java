package io.stint.hub.document;

import io.stint.hub.web.Problem;
import io.stint.protocol.document.DocumentId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Takes in public documents that other hubs serve, many at a time. What is here already changes nothing; a document that
 * its author said earlier or later elsewhere is merged with what is here, so that hubs that have heard of the same sayings
 * have the same documents, in whatever order they heard of them.
 */
public final class Intake {
    private static final String SAVEPOINT = "document";

    private final Clock clock;
    private final List<DocumentListener> listeners;

    public Intake(Clock clock, List<DocumentListener> listeners) {
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
    }

    /**
     * What became of some documents.
     *
     * @param stored new, or newer than what was here
     * @param refused by a feature's rule
     */
    public record Outcome(List<Stored> stored, List<Refusal> refused) {
        public Outcome {
            stored = List.copyOf(stored);
            refused = List.copyOf(refused);
        }
    }

    /** @param why in words */
    public record Refusal(Published document, String why) {}

    /** Which of the documents are here as they are claimed to be, or were removed: they are no news, and not checked again. */
    public boolean[] known(Handle handle, List<Published.Claim> claims) {
        Map<DocumentName, IntakeRows.Known> rows = IntakeRows.find(
                handle,
                claims.stream().map(c -> new DocumentName(c.id(), c.author())).toList());
        Set<DocumentId> removed = Tombstones.among(
                handle, claims.stream().map(Published.Claim::id).toList());
        boolean[] known = new boolean[claims.size()];
        for (int i = 0; i < known.length; i++) {
            Published.Claim claim = claims.get(i);
            IntakeRows.Known row = rows.get(new DocumentName(claim.id(), claim.author()));
            Instant first = claim.first().map(Published.Earlier::at).orElse(claim.createdAt());
            boolean here = row != null
                    && row.kind() == claim.kind()
                    && !row.latest().isBefore(claim.createdAt())
                    && !row.earliest().isAfter(first);
            known[i] = here || removed.contains(claim.id());
        }
        return known;
    }

    /**
     * Stores all of the documents in the caller's transaction, with what features make of them.
     *
     * @param origin the hub that serves them
     * @throws Problem when a feature refuses one; the transaction is to be rolled back then, and {@link #storeEach} used
     */
    public List<Stored> storeAll(Handle handle, List<Published> given, String origin) {
        DocumentWriter.waitForTurn(handle);
        List<Published> documents = Tombstones.without(handle, given);
        Merge merge = new Merge(
                IntakeRows.find(handle, documents.stream().map(Published::name).toList()));
        documents.forEach(merge::add);
        IntakeRows.write(handle, merge.rows(), origin, clock.instant());
        tell(handle, merge.news());
        List<Stored> changed =
                merge.rows().stream().map(IntakeRows.Row::document).toList();
        Announcement.sendSome(handle, changed);
        return changed;
    }

    /** The same, one by one: what a feature or the database refuses is left out. */
    public Outcome storeEach(Handle handle, List<Published> documents, String origin) {
        List<Stored> stored = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (Published document : documents) {
            handle.savepoint(SAVEPOINT);
            try {
                stored.addAll(storeAll(handle, List.of(document), origin));
                handle.releaseSavepoint(SAVEPOINT);
            } catch (Problem e) {
                handle.rollbackToSavepoint(SAVEPOINT);
                refused.add(new Refusal(document, String.valueOf(e.getMessage())));
            } catch (JdbiException e) {
                if (!Refusals.isOfTheData(e)) {
                    throw e;
                }
                handle.rollbackToSavepoint(SAVEPOINT);
                refused.add(new Refusal(document, "the database cannot keep it"));
            }
        }
        return new Outcome(stored, refused);
    }

    private void tell(Handle handle, List<Stored> documents) {
        for (DocumentListener listener : listeners) {
            List<Stored> wanted = documents.stream()
                    .filter(document -> listener.wants(document.kind()))
                    .toList();
            if (!wanted.isEmpty()) {
                listener.storedTogether(handle, wanted);
            }
        }
    }
}
