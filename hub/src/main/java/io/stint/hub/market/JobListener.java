package io.stint.hub.market;

import io.stint.hub.document.DocumentListener;
import io.stint.hub.document.Stored;
import io.stint.hub.store.Hashes;
import io.stint.hub.web.Problem;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Keeps each job as its author's newest version says it. The job's id is that of its first version; an edit names it. The
 * versions may arrive in any order, and what arrives twice changes nothing.
 */
final class JobListener implements DocumentListener {
    @Override
    public boolean wants(DocumentKind kind) {
        return kind == DocumentKind.JOB;
    }

    @Override
    public void stored(Handle handle, Stored document) {
        JobVersion version = version(document);
        alone(handle, version.job());
        take(handle, version);
    }

    /** Nothing else happens meanwhile, and a lock for each of many jobs would be more than PostgreSQL has room for. */
    @Override
    public void replayed(Handle handle, Stored document) {
        take(handle, version(document));
    }

    @Override
    public void storedTogether(Handle handle, List<Stored> documents) {
        others(handle, documents).forEach(document -> take(handle, version(document)));
    }

    @Override
    public void replayedTogether(Handle handle, List<Stored> documents, BiConsumer<Stored, Problem> leftOut) {
        for (Stored document : others(handle, documents)) {
            try {
                take(handle, version(document));
            } catch (Problem e) {
                leftOut.accept(document, e);
            }
        }
    }

    /**
     * First versions of jobs that nobody heard of are most of what a hub pulls, and go into the tables together.
     *
     * @return the other documents, in their order
     */
    private static List<Stored> others(Handle handle, List<Stored> documents) {
        List<JobVersion> versions = documents.stream().map(JobListener::version).toList();
        Map<DocumentId, Long> times =
                versions.stream().collect(Collectors.groupingBy(JobVersion::job, Collectors.counting()));
        Set<DocumentId> known = known(handle, times.keySet());
        List<JobVersion> news = versions.stream()
                .filter(version -> version.job().equals(version.version())
                        && times.getOrDefault(version.job(), 0L) == 1
                        && !known.contains(version.job()))
                .toList();
        JobVersion.writeNew(handle, news);
        Set<DocumentId> written = news.stream().map(JobVersion::version).collect(Collectors.toSet());
        return documents.stream()
                .filter(document -> !written.contains(document.id()))
                .toList();
    }

    /** Of which there are versions here. */
    private static Set<DocumentId> known(Handle handle, Set<DocumentId> jobs) {
        return handle.createQuery("""
                        select id from job where id = any(:jobs)
                        union select job from job_edit_waiting where job = any(:jobs)""")
                .bind("jobs", Hashes.of(jobs.stream().map(DocumentId::hash).toList()))
                .mapTo(DocumentId.class)
                .collect(Collectors.toSet());
    }

    @Override
    public void removed(Handle handle, String kind, Bytes thing) {
        if (kind.equals("job")) {
            handle.createUpdate("delete from job where id = :job")
                    .bind("job", thing)
                    .execute();
            handle.createUpdate("delete from job_edit_waiting where job = :job")
                    .bind("job", thing)
                    .execute();
        }
    }

    private static JobVersion version(Stored document) {
        CanonicalJson body = document.body().orElseThrow();
        Job contents = (Job) document.said();
        DocumentId first = contents.replaces().orElse(document.id());
        return new JobVersion(first, document.id(), document.author(), document.createdAt(), body, contents);
    }

    private static void take(Handle handle, JobVersion version) {
        if (version.job().equals(version.version())) {
            post(handle, version);
        } else {
            edit(handle, version);
        }
    }

    /** An edit that arrives together with the first version would else be left waiting. */
    private static void alone(Handle handle, DocumentId job) {
        handle.createQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:job, 4))) as lock")
                .bind("job", job.toString())
                .mapTo(Integer.class)
                .one();
    }

    private static void post(Handle handle, JobVersion first) {
        if (author(handle, first.job())
                .filter(author -> !author.equals(first.author()))
                .isPresent()) {
            throw Problem.conflict("Somebody else has posted exactly this job. Describe yours in your own words.");
        }
        first.write(handle);
        handle.createUpdate("update job set posted_at = least(posted_at, :at) where id = :job")
                .bind("at", first.createdAt())
                .bind("job", first.job())
                .execute();
        for (JobVersion waiting : waiting(handle, first.job())) {
            if (waiting.author().equals(first.author())) {
                waiting.write(handle);
            }
        }
        handle.createUpdate("delete from job_edit_waiting where job = :job")
                .bind("job", first.job())
                .execute();
    }

    private static void edit(Handle handle, JobVersion edit) {
        Optional<Address> author = author(handle, edit.job());
        if (author.isEmpty()) {
            keep(handle, edit);
        } else if (author.get().equals(edit.author())) {
            edit.write(handle);
        } else {
            throw Problem.notYours("Only " + author.get() + ", who posted the job, can change it.");
        }
    }

    private static Optional<Address> author(Handle handle, DocumentId job) {
        return handle.createQuery("select author from job where id = :job")
                .bind("job", job)
                .mapTo(Address.class)
                .findOne();
    }

    private static void keep(Handle handle, JobVersion edit) {
        handle.createUpdate("""
                        insert into job_edit_waiting (job, version, author, created_at, body)
                        values (:job, :version, :author, :at, :body)
                        on conflict (job, author, version)
                        do update set created_at = greatest(job_edit_waiting.created_at, excluded.created_at)""")
                .bind("job", edit.job())
                .bind("version", edit.version())
                .bind("author", edit.author())
                .bind("at", edit.createdAt())
                .bind("body", edit.body().toString())
                .execute();
    }

    private static JobVersion waiting(
            DocumentId job, DocumentId version, Address author, Instant createdAt, CanonicalJson body) {
        return new JobVersion(job, version, author, createdAt, body, Job.parse(body));
    }

    private static Iterable<JobVersion> waiting(Handle handle, DocumentId job) {
        return handle.createQuery("select version, author, created_at, body from job_edit_waiting where job = :job")
                .bind("job", job)
                .map((row, context) -> waiting(
                        job,
                        context.findColumnMapperFor(DocumentId.class)
                                .orElseThrow()
                                .map(row, "version", context),
                        Address.of(row.getBytes("author")),
                        context.findColumnMapperFor(Instant.class).orElseThrow().map(row, "created_at", context),
                        CanonicalJson.kept(row.getString("body"))))
                .list();
    }
}
