package io.stint.hub.market;

import io.stint.hub.store.BinaryRows;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Job;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The words of titles and skills of open jobs, written together. */
final class JobWords {
    private final BinaryRows rows = new BinaryRows(2);

    void add(DocumentId job, Job contents) {
        if (contents.closed()) {
            return;
        }
        Set<String> found = new TreeSet<>(Words.of(contents.title()));
        contents.skills().forEach(skill -> found.addAll(Words.of(skill)));
        byte[] id = job.hash().bytes();
        found.forEach(word -> rows.row().bytes(id).text(word));
    }

    void write(Handle handle) {
        rows.copy(handle, "job_word (job, word)");
    }
}
