package io.stint.hub.room;

import io.stint.hub.document.Paper;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What two sides gave each other for the books, as one of them sees it.
 *
 * @param mine what the viewer gave; empty: nothing
 * @param theirs what the other side gave; empty: nothing
 */
public record Books(Optional<Paper> mine, Optional<Paper> theirs) {

    /** @param papers that the viewer may read, the oldest first */
    public static Books of(List<Paper> papers, Address viewer, Address other) {
        return new Books(newest(papers, viewer), newest(papers, other));
    }

    /** The one created last counts; of one second, the one that came last. */
    private static Optional<Paper> newest(List<Paper> papers, Address author) {
        return papers.reversed().stream()
                .filter(paper -> paper.kind() == DocumentKind.PARTICULARS)
                .filter(paper -> paper.author().equals(author))
                .sorted(Comparator.comparing(Paper::createdAt).reversed())
                .findFirst();
    }
}
