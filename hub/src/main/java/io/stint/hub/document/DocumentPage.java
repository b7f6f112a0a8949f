package io.stint.hub.document;

import java.util.List;
import java.util.OptionalLong;

/**
 * A part of a list of documents, in the order of storing.
 *
 * @param next give it as the cursor to get what follows, now or later; empty: nothing was found, from the beginning
 */
public record DocumentPage(List<Held> documents, OptionalLong next) {
    /** The most that one page has. */
    public static final int SIZE = 50;

    /** Before the first document. */
    public static final long START = 0;

    public DocumentPage {
        documents = List.copyOf(documents);
    }

    static DocumentPage of(List<Held> documents, long after) {
        long next = documents.isEmpty() ? after : documents.getLast().cursor();
        return new DocumentPage(documents, next == START ? OptionalLong.empty() : OptionalLong.of(next));
    }
}
