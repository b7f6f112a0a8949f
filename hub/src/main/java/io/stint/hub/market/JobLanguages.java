package io.stint.hub.market;

import io.stint.hub.store.Database;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The languages that open jobs ask for. To find them every job is read, so an answer is kept for two hundred times as long
 * as finding it took: a new language is seen at once where there are few jobs, within seconds where there are many.
 */
final class JobLanguages {
    private static final int KEPT = 200;

    private final Database database;
    private final ReentrantLock finding = new ReentrantLock();
    private volatile @Nullable Found last;

    JobLanguages(Database database) {
        this.database = database;
    }

    /** @param until of {@link System#nanoTime} */
    private record Found(List<String> languages, long until) {
        boolean isFresh() {
            return System.nanoTime() - until < 0;
        }
    }

    /** By their tags, in order. Whoever comes while they are looked for gets those that were found last. */
    List<String> now() {
        Found found = last;
        if (found != null && (found.isFresh() || !finding.tryLock())) {
            return found.languages();
        }
        if (found == null) {
            finding.lock();
        }
        try {
            return find().languages();
        } finally {
            finding.unlock();
        }
    }

    private Found find() {
        Found before = last;
        if (before != null && before.isFresh()) {
            return before;
        }
        long start = System.nanoTime();
        List<String> languages = database.with(handle -> handle.createQuery(
                        "select distinct unnest(languages) as language from job where not closed order by language limit 100")
                .mapTo(String.class)
                .list());
        long end = System.nanoTime();
        Found found = new Found(languages, end + KEPT * (end - start));
        last = found;
        return found;
    }
}
