package io.stint.hub.market;

import io.stint.hub.store.BinaryRows;
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
import org.jdbi.v3.core.statement.Update;

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
                hours_per_week, skills, languages, closed, search, terms)
            select :id, :author, :version, :at, :at, :body, :hourly, :amount, :currency,
                :hours::int, :skills::text[], :languages::text[], :closed, text.search, strip(text.search) || :terms::tsvector
            from (select :search::tsvector as search) as text
            on conflict (id) do update set
                version = excluded.version, updated_at = excluded.updated_at, body = excluded.body,
                hourly = excluded.hourly, amount = excluded.amount, currency = excluded.currency,
                hours_per_week = excluded.hours_per_week, skills = excluded.skills,
                languages = excluded.languages, closed = excluded.closed, search = excluded.search,
                terms = excluded.terms
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
        JobWords words = new JobWords();
        BinaryRows rows = new BinaryRows(15);
        for (JobVersion version : versions) {
            version.put(rows.row());
            words.add(version.job(), version.contents());
        }
        rows.copy(handle, """
                job (id, author, version, posted_at, updated_at, body, hourly, amount, currency, hours_per_week, skills,
                    languages, closed, search, terms)""");
        words.write(handle);
    }

    private void put(BinaryRows row) {
        row.bytes(job.hash().bytes())
                .bytes(author.bytes())
                .bytes(version.hash().bytes())
                .time(createdAt)
                .time(createdAt)
                .bytes(body.bytes())
                .flag(contents.pay().basis() == Pay.Basis.HOURLY)
                .decimal(contents.pay().price().amount())
                .text(contents.pay().price().currency().code());
        contents.hoursPerWeek().ifPresentOrElse(row::number, row::nothing);
        List<String> skills = Words.keys(contents.skills());
        List<String> languages = primary(contents.languages());
        SearchVector vector = SearchVector.of(contents);
        row.texts(skills)
                .texts(languages)
                .flag(contents.closed())
                .bytes(vector.binary())
                .bytes(vector.terms(JobTerm.lexemes(skills, languages)));
    }

    private Update bind(Update statement) {
        List<String> skills = Words.keys(contents.skills());
        List<String> languages = primary(contents.languages());
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
                .bindArray("skills", String.class, skills)
                .bindArray("languages", String.class, languages)
                .bind("terms", JobTerm.vector(skills, languages))
                .bind("closed", contents.closed())
                .bind("search", SearchVector.of(contents).text());
    }

    /** Without script and region: who speaks Spanish understands es-MX. */
    static List<String> primary(Collection<LanguageTag> languages) {
        return languages.stream()
                .map(language -> language.tag().split("-", 2)[0])
                .distinct()
                .toList();
    }
}
