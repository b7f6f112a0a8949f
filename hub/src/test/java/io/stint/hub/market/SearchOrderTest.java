package io.stint.hub.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Job;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** The search, page by page to its end, against sorting everything: more jobs than are counted or ranked. */
class SearchOrderTest {
    private static final int JOBS = 320;
    private static final int COUNTED = 101;
    private static final int RANKED = 200;
    private static final Comparator<Standing> NEWEST = Comparator.comparingLong(Standing::second)
            .thenComparing(Standing::id)
            .reversed();

    @TempDir
    private static Path folder;

    private static Fair fair;

    private final Map<DocumentId, Standing> board = new HashMap<>();
    private final Set<DocumentId> hidden = new HashSet<>();

    /** @param id as hexadecimal digits, which sort as the database sorts bytes */
    private record Standing(String id, DocumentId document, long second, Job job) {}

    @BeforeAll
    static void open() {
        fair = Fair.in(folder);
    }

    @AfterAll
    static void close() {
        fair.close();
    }

    @RepeatedTest(4)
    void everyPageIsWhatSortingEverythingGives(RepetitionInfo repetition) {
        fill(new SampleJobs(repetition.getCurrentRepetition()));
        if (repetition.getCurrentRepetition() % 2 == 0) {
            // From now on PostgreSQL knows which words are common, and they are not looked up.
            fair.database.with(handle -> handle.execute("analyze job"));
        }
        Jobs jobs = new Jobs(fair.database, Fair.RATES);
        SampleJobs sample = new SampleJobs(1_000 + repetition.getCurrentRepetition());

        check(jobs, JobFilter.ALL);
        check(jobs, JobFilters.words("c"));
        check(jobs, JobFilters.skills("c++", "photography"));
        for (int i = 0; i < 40; i++) {
            check(jobs, JobFilters.some(sample));
        }
    }

    /** Several in the same second; some edited, closed, opened again or hidden. */
    private void fill(SampleJobs sample) {
        fair.clear();
        fair.database.with(handle -> handle.execute("truncate hidden"));
        for (int i = 0; i < JOBS; i++) {
            int second = 1_000 + sample.below(JOBS / 7);
            Job job = sample.job("number " + i, Optional.empty(), sample.below(10) == 0);
            DocumentId id = fair.post(Fair.person(1), second, job);
            board.put(id, new Standing(id.toString(), id, second, job));
            if (sample.below(4) == 0) {
                Job edit = sample.job("edit " + i, Optional.of(id), sample.below(3) == 0);
                fair.post(Fair.person(1), 2_000 + i, edit);
                board.put(id, new Standing(id.toString(), id, second, edit));
            }
            if (sample.below(12) == 0) {
                hide(id);
            }
        }
    }

    private void hide(DocumentId id) {
        hidden.add(id);
        fair.database.with(handle -> handle.createUpdate("""
                        insert into hidden (kind, thing, category, note, by, at)
                        values ('job', :id, 'spam', '', :by, now())""")
                .bind("id", id)
                .bind("by", Fair.person(2))
                .execute());
    }

    private void check(Jobs jobs, JobFilter filter) {
        List<Standing> fitting = board.values().stream()
                .filter(one -> !hidden.contains(one.document()) && PlainSearch.fits(one.job(), filter))
                .sorted(NEWEST)
                .toList();
        List<DocumentId> expected = (filter.sort() == JobFilter.Sort.BEST ? best(fitting, filter) : fitting)
                .stream().map(Standing::document).toList();

        List<DocumentId> found = new ArrayList<>();
        Optional<JobCursor> after = Optional.empty();
        do {
            Jobs.Page page = jobs.search(filter, after);
            page.jobs().forEach(job -> found.add(job.id()));
            assertThat(page.count()).as(filter.toString()).isEqualTo(Math.min(COUNTED, fitting.size()));
            after = page.next().map(next -> JobCursor.parse(next.toString()));
        } while (after.isPresent());
        assertThat(found).as(filter.toString()).isEqualTo(expected);
    }

    private static List<Standing> best(List<Standing> newest, JobFilter filter) {
        Map<DocumentId, BigDecimal> scores = new HashMap<>();
        List<Standing> ranked = newest.subList(0, Math.min(RANKED, newest.size()));
        ranked.forEach(one -> scores.put(one.document(), score(one, filter)));
        return ranked.stream()
                .sorted(Comparator.<Standing, BigDecimal>comparing(
                                one -> scores.getOrDefault(one.document(), BigDecimal.ZERO))
                        .reversed()
                        .thenComparing(NEWEST))
                .toList();
    }

    private static BigDecimal score(Standing one, JobFilter filter) {
        long skills = Words.keys(one.job().skills()).stream()
                .filter(filter.skills()::contains)
                .count();
        return filter.words().isEmpty()
                ? BigDecimal.valueOf(skills)
                : BigDecimal.valueOf(skills).add(rank(one.document(), filter.words()));
    }

    private static BigDecimal rank(DocumentId job, List<String> words) {
        String query = String.join(
                " & ", words.stream().map(word -> "'" + word + "':*").toList());
        return fair.database.with(handle -> handle.createQuery(
                        "select round(ts_rank(search, :query::tsquery)::numeric, 6) from job where id = :job")
                .bind("query", query)
                .bind("job", job)
                .mapTo(BigDecimal.class)
                .one());
    }
}
