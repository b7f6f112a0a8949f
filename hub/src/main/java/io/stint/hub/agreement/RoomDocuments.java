package io.stint.hub.agreement;

import io.stint.hub.document.DocumentLists;
import io.stint.hub.document.DocumentPage;
import io.stint.hub.document.Held;
import io.stint.hub.document.Stored;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The documents of an agreement that somebody may read. */
public final class RoomDocuments {
    private final DocumentLists lists;

    public RoomDocuments(DocumentLists lists) {
        this.lists = lists;
    }

    /** All of them, the oldest first. */
    public List<Stored> of(Handle handle, Hash32 agreement, Address reader) {
        List<Stored> all = new ArrayList<>();
        long after = DocumentPage.START;
        DocumentPage page;
        do {
            page = lists.of(handle, agreement, Optional.of(reader), after);
            page.documents().stream().map(Held::document).forEach(all::add);
            after = page.next().orElse(DocumentPage.START);
        } while (page.documents().size() == DocumentPage.SIZE);
        return all;
    }
}
