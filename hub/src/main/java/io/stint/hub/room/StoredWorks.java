package io.stint.hub.room;

import io.stint.hub.document.DocumentLists;
import io.stint.hub.document.DocumentPage;
import io.stint.hub.document.Held;
import io.stint.hub.document.Stored;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Job;
import java.util.Comparator;
import java.util.Optional;

/** Jobs out of the store of documents. */
public final class StoredWorks implements Works {
    private final DocumentLists lists;

    public StoredWorks(DocumentLists lists) {
        this.lists = lists;
    }

    /** Only whoever posted the job can replace it. */
    @Override
    public Optional<Posted> job(DocumentId first) {
        return lists.find(first, Optional.empty(), Optional.empty())
                .map(Held::document)
                .filter(document -> document.kind() == DocumentKind.JOB)
                .flatMap(original -> lists.of(first, Optional.empty(), DocumentPage.START).documents().stream()
                        .map(Held::document)
                        .filter(d -> d.kind() == DocumentKind.JOB && d.author().equals(original.author()))
                        .max(Comparator.comparing(Stored::createdAt))
                        .or(() -> Optional.of(original)))
                .flatMap(StoredWorks::posted);
    }

    private static Optional<Posted> posted(Stored document) {
        return document.body().map((CanonicalJson body) -> new Posted(Job.parse(body), document.author()));
    }
}
