package io.stint.hub.document;

import io.stint.hub.web.Problem;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Bytes;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** What a feature makes of new documents: its tables change in the transaction that stores the document. */
public interface DocumentListener {
    /** Whether {@link #stored} is to be called for the kind. */
    boolean wants(DocumentKind kind);

    /**
     * Called for each document before it is acknowledged: once, and again for a public one that its author says again at a
     * later time. What it throws refuses the document.
     *
     * @throws io.stint.hub.web.Problem when a rule forbids it
     */
    void stored(Handle handle, Stored document);

    /**
     * Called for many documents that came together, in their order, in place of {@link #stored}. One document waits for
     * the other: nothing else is stored meanwhile.
     *
     * @throws io.stint.hub.web.Problem when a rule forbids one of them
     */
    default void storedTogether(Handle handle, List<Stored> documents) {
        documents.forEach(document -> stored(handle, document));
    }

    /**
     * The documents of something are gone for good, and so must be what was made of them.
     *
     * @param kind {@code job}, {@code profile} or {@code review}
     * @param thing a job's first version, a profile's author, a review
     */
    default void removed(Handle handle, String kind, Bytes thing) {}

    /**
     * Called for each document in the order of storing, after the tables that follow from documents were emptied. It was
     * accepted once, so no rule is asked again.
     */
    default void replayed(Handle handle, Stored document) {
        stored(handle, document);
    }

    /**
     * Called for many documents, in their order, in place of {@link #replayed}.
     *
     * @param leftOut is told of each of which nothing could be made
     */
    default void replayedTogether(Handle handle, List<Stored> documents, BiConsumer<Stored, Problem> leftOut) {
        for (Stored document : documents) {
            try {
                replayed(handle, document);
            } catch (Problem e) {
                leftOut.accept(document, e);
            }
        }
    }
}
