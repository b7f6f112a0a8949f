package io.stint.hub.market;

import io.stint.hub.store.Hashes;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The words of titles and skills of open jobs, written together. */
final class JobWords {
    private final List<Hash32> jobs = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    void add(DocumentId job, Job contents) {
        if (contents.closed()) {
            return;
        }
        Set<String> found = new TreeSet<>(Words.of(contents.title()));
        contents.skills().forEach(skill -> found.addAll(Words.of(skill)));
        found.forEach(word -> {
            jobs.add(job.hash());
            words.add(word);
        });
    }

    void write(Handle handle) {
        if (words.isEmpty()) {
            return;
        }
        handle.createUpdate("insert into job_word (job, word) select * from unnest(:jobs, :words)")
                .bind("jobs", Hashes.of(jobs))
                .bindArray("words", String.class, words)
                .execute();
    }
}
