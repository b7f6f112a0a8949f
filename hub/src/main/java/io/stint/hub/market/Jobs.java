package io.stint.hub.market;

import io.stint.hub.moderation.Hidden;
import io.stint.hub.money.Rates;
import io.stint.hub.store.Database;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds jobs. */
public final class Jobs {
    private static final int PAGE = 20;

    private final Database database;
    private final Rates rates;

    Jobs(Database database, Rates rates) {
        this.database = database;
        this.rates = rates;
    }

    /**
     * A part of the list.
     *
     * @param count of all that fit the filter
     * @param next where the following part begins; empty: this is the end
     */
    public record Page(List<PostedJob> jobs, long count, Optional<JobCursor> next) {
        public Page {
            jobs = List.copyOf(jobs);
        }
    }

    private record Scored(PostedJob job, BigDecimal score) {
        JobCursor cursor() {
            return new JobCursor(score, job.postedAt(), job.id());
        }
    }

    Optional<PostedJob> find(DocumentId id) {
        return database.with(handle -> handle.createQuery("select " + PostedJob.COLUMNS + " from job where id = :id")
                .bind("id", id)
                .map((row, context) -> PostedJob.map(row))
                .findOne());
    }

    /** Open ones of a client, the newest first. */
    List<PostedJob> by(Address author) {
        return database.with(handle -> handle.createQuery("select " + PostedJob.COLUMNS
                        + " from job where author = :author and not closed and " + Hidden.JOB_SHOWN
                        + " order by posted_at desc, id desc limit 50")
                .bind("author", author)
                .map((row, context) -> PostedJob.map(row))
                .list());
    }

    /** The jobs that fit, from the beginning or from where an earlier part ended. */
    Page search(JobFilter filter, Optional<JobCursor> after) {
        JobQuery query = new JobQuery(filter, rates);
        return database.inTransaction(handle -> {
            List<Scored> found = query.list(handle, after, PAGE + 1)
                    .map((row, context) -> new Scored(PostedJob.map(row), row.getBigDecimal("score")))
                    .list();
            List<Scored> shown = found.subList(0, Math.min(PAGE, found.size()));
            Optional<JobCursor> next =
                    found.size() > PAGE ? Optional.of(shown.getLast().cursor()) : Optional.empty();
            return new Page(shown.stream().map(Scored::job).toList(), query.count(handle), next);
        });
    }

    /** The languages that open jobs ask for. */
    List<String> languages() {
        return database.with(handle -> handle.createQuery(
                        "select distinct unnest(languages) as language from job where not closed order by language limit 100")
                .mapTo(String.class)
                .list());
    }

    /** The words with those that no job has replaced by ones alike that some have; empty: there is nothing better. */
    Optional<String> meant(List<String> words) {
        return database.with(handle -> {
            List<String> better = new ArrayList<>();
            for (String word : words) {
                better.add(occurs(handle, word) ? word : alike(handle, word).orElse(word));
            }
            return better.equals(words) ? Optional.empty() : Optional.of(String.join(" ", better));
        });
    }

    private static boolean occurs(Handle handle, String word) {
        return handle.createQuery("select exists (select 1 from job where not closed and search @@ :query::tsquery)")
                .bind("query", Words.query(List.of(word)))
                .mapTo(Boolean.class)
                .one();
    }

    private static Optional<String> alike(Handle handle, String word) {
        return handle.createQuery("""
                        select word from job_word where word % :word
                        group by word order by similarity(word, :word) desc, count(*) desc, word limit 1""").bind("word", word).mapTo(String.class).findOne();
    }
}
