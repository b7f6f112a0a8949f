package io.stint.hub.market;

import io.stint.hub.market.JobQuery.Sql;
import io.stint.hub.moderation.Hidden;
import io.stint.hub.money.Rates;
import io.stint.hub.store.Database;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/** Finds jobs. */
public final class Jobs {
    private static final int PAGE = 20;

    /** Counting on would take longer than finding what is shown. */
    private static final int COUNTED = 101;

    private final Database database;
    private final Rates rates;
    private final JobLanguages languages;
    private final CommonTerms common;

    Jobs(Database database, Rates rates) {
        this.database = database;
        this.rates = rates;
        this.languages = new JobLanguages(database);
        this.common = new CommonTerms(database);
    }

    /**
     * A part of the list.
     *
     * @param count of all that fit the filter, up to 100; 101 says that there are more
     * @param next where the following part begins; empty: this is the end
     */
    public record Page(List<PostedJob> jobs, long count, Optional<JobCursor> next) {
        public Page {
            jobs = List.copyOf(jobs);
        }
    }

    /** @param fitting how many fit; zero where it is not asked */
    private record Found(PostedJob job, BigDecimal score, long fitting) {
        static Found read(ResultSet row, boolean counted) throws SQLException {
            return new Found(PostedJob.map(row), row.getBigDecimal("score"), counted ? row.getLong("fitting") : 0);
        }

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
        JobQuery query = new JobQuery(filter, rates, common);
        return database.with(handle -> {
            Sql sql = after.map(place -> query.after(place, PAGE + 1)).orElseGet(() -> query.first(PAGE + 1, COUNTED));
            List<Found> found = planned(handle, sql)
                    .map((row, context) -> Found.read(row, after.isEmpty()))
                    .list();
            List<Found> shown = found.subList(0, Math.min(PAGE, found.size()));
            Optional<JobCursor> next =
                    found.size() > PAGE ? Optional.of(shown.getLast().cursor()) : Optional.empty();
            long count = after.isPresent()
                    ? planned(handle, query.count(COUNTED)).mapTo(Long.class).one()
                    : found.stream().findFirst().map(Found::fitting).orElse(0L);
            return new Page(shown.stream().map(Found::job).toList(), Math.min(COUNTED, count), next);
        });
    }

    /**
     * How best to find jobs depends on how often they have what is asked for, so a plan is made for each question: a
     * statement that is prepared once would be planned for an average one.
     */
    private static Query planned(Handle handle, Sql sql) {
        Query query = handle.createQuery(sql.text());
        for (int at = 0; at < sql.parameters().size(); at++) {
            query.bind(at, sql.parameters().get(at));
        }
        return sql.parameters().isEmpty()
                ? query
                : query.addCustomizer(new StatementCustomizer() {
                    @Override
                    public void beforeExecution(PreparedStatement statement, StatementContext context)
                            throws SQLException {
                        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
                    }
                });
    }

    /** The languages that open jobs ask for. */
    List<String> languages() {
        return languages.now();
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
        return handle.createQuery("select exists (select 1 from job where not closed and terms @@ :query::tsquery)")
                .bind("query", JobTerm.query(List.of(JobTerm.word(word))))
                .mapTo(Boolean.class)
                .one();
    }

    private static Optional<String> alike(Handle handle, String word) {
        return handle.createQuery("""
                        select word from job_word where word % :word
                        group by word order by similarity(word, :word) desc, count(*) desc, word limit 1""").bind("word", word).mapTo(String.class).findOne();
    }
}
