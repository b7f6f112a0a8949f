package io.stint.hub.market;

import io.stint.hub.store.Database;
import java.util.List;

/**
 * The languages that open jobs ask for. To find them every job is read, so an answer is kept for two hundred times as long
 * as finding it took: a new language is seen at once where there are few jobs, within seconds where there are many.
 */
final class JobLanguages {
    private static final int KEPT = 200;

    private final Database database;
    private final Kept<List<String>> languages = new Kept<>(this::find, took -> KEPT * took);

    JobLanguages(Database database) {
        this.database = database;
    }

    /** By their tags, in order. */
    List<String> now() {
        return languages.now();
    }

    private List<String> find() {
        return database.with(handle -> handle.createQuery(
                        "select distinct unnest(languages) as language from job where not closed order by language limit 100")
                .mapTo(String.class)
                .list());
    }
}
