package io.stint.hub.market;

import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.value.Address;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * One version of a job.
 *
 * @param job the first version's id
 * @param version its own
 * @param contents what the body says, read once: reading takes long beside the rest where many are pulled
 */
record JobVersion(
        DocumentId job, DocumentId version, Address author, Instant createdAt, CanonicalJson body, Job contents) {

    private static final String WRITE = """
            insert into job (id, author, version, posted_at, updated_at, body, hourly, amount, currency,
                hours_per_week, skills, languages, closed, search)
            values (:id, :author, :version, :at, :at, :body, :hourly, :amount, :currency,
                :hours, :skills::text[], :languages::text[], :closed, :search::tsvector)
            on conflict (id) do update set
                version = excluded.version, updated_at = excluded.updated_at, body = excluded.body,
                hourly = excluded.hourly, amount = excluded.amount, currency = excluded.currency,
                hours_per_week = excluded.hours_per_week, skills = excluded.skills,
                languages = excluded.languages, closed = excluded.closed, search = excluded.search
            where (job.updated_at, job.version) < (excluded.updated_at, excluded.version)""";

    /** Puts it in the place of older versions; of two of the same second, the greater id is the newer. */
    void write(Handle handle) {
        int changed = bind(handle.createUpdate(WRITE)).execute();
        if (changed > 0) {
            handle.createUpdate("delete from job_word where job = :job")
                    .bind("job", job)
                    .execute();
            JobWords words = new JobWords();
            words.add(job, contents);
            words.write(handle);
        }
    }

    /** The first versions of jobs of which nothing is here, each once. */
    static void writeNew(Handle handle, List<JobVersion> versions) {
        if (versions.isEmpty()) {
            return;
        }
        JobWords words = new JobWords();
        PreparedBatch batch = handle.prepareBatch(WRITE);
        for (JobVersion version : versions) {
            version.bind(batch).add();
            words.add(version.job(), version.contents());
        }
        batch.execute();
        words.write(handle);
    }

    private <T extends SqlStatement<T>> T bind(T statement) {
        return statement
                .bind("id", job)
                .bind("author", author)
                .bind("version", version)
                .bind("at", createdAt)
                .bind("body", body.toString())
                .bind("hourly", contents.pay().basis() == Pay.Basis.HOURLY)
                .bind("amount", contents.pay().price().amount())
                .bind("currency", contents.pay().price().currency().code())
                .bind("hours", contents.hoursPerWeek().orElse(null))
                .bindArray("skills", String.class, Words.keys(contents.skills()))
                .bindArray("languages", String.class, primary(contents.languages()))
                .bind("closed", contents.closed())
                .bind("search", Words.vector(contents.title(), contents.skills(), contents.description()));
    }

    /** Without script and region: who speaks Spanish understands es-MX. */
    static List<String> primary(Collection<LanguageTag> languages) {
        return languages.stream()
                .map(language -> language.tag().split("-", 2)[0])
                .distinct()
                .toList();
    }
}
