package io.stint.hub.document;

import io.stint.hub.web.Problem;
import java.time.Clock;
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

    /** What of some documents is here. */
    public Here here(Handle handle, List<Published.Claim> claims) {
        return new Here(
                IntakeRows.find(
                        handle,
                        claims.stream()
                                .map(c -> new DocumentName(c.id(), c.author()))
                                .toList()),
                Tombstones.among(
                        handle, claims.stream().map(Published.Claim::id).toList()));
    }

    /**
     * Stores all of the documents in the caller's transaction, with what features make of them.
     *
     * @param heard the names of those of which something was here when {@link #here} was asked; the others are not looked up
     *     again
     * @param origin the hub that serves them
     * @throws Problem when a feature refuses one; the transaction is to be rolled back then, and {@link #storeEach} used
     * @throws JdbiException when the database refuses one, such as one that came from elsewhere meanwhile; likewise
     */
    public List<Stored> storeAll(Handle handle, List<Published> given, Set<DocumentName> heard, String origin) {
        DocumentWriter.waitForTurn(handle);
        List<Published> documents = Tombstones.without(handle, given);
        Merge merge = new Merge(heard.isEmpty() ? Map.of() : IntakeRows.find(handle, List.copyOf(heard)));
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
                stored.addAll(storeAll(handle, List.of(document), Set.of(document.name()), origin));
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
