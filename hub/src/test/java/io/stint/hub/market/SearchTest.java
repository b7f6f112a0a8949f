package io.stint.hub.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search against a plain filter over the same jobs. */
class SearchTest {
    private static final int JOBS = 60;

    @TempDir
    private static Path folder;

    private static Fair fair;

    @BeforeAll
    static void open() {
        fair = Fair.in(folder);
    }

    @AfterAll
    static void close() {
        fair.close();
    }

    @BeforeEach
    void clear() {
        fair.clear();
    }

    @RepeatedTest(12)
    void everyFilterFindsWhatAPlainFilterFinds(RepetitionInfo repetition) {
        SampleJobs sample = new SampleJobs(repetition.getCurrentRepetition());
        Map<DocumentId, Job> all = new LinkedHashMap<>();
        for (int i = 0; i < JOBS; i++) {
            Job job = sample.job("number " + i, Optional.empty(), sample.below(10) == 0);
            all.put(fair.post(Fair.person(1), 1000 + i, job), job);
        }
        for (int i = 0; i < 40; i++) {
            JobFilter filter = JobFilters.some(sample);
            List<DocumentId> expected = all.entrySet().stream()
                    .filter(entry -> PlainSearch.fits(entry.getValue(), filter))
                    .map(Map.Entry::getKey)
                    .toList();

            List<DocumentId> found = all(filter);

            assertThat(found).as(filter.toString()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(fair.jobs.search(filter, Optional.empty()).count()).isEqualTo(expected.size());
            if (filter.sort() == JobFilter.Sort.NEWEST) {
                assertThat(found).isEqualTo(expected.reversed());
            }
        }
    }

    private static List<DocumentId> all(JobFilter filter) {
        List<DocumentId> found = new ArrayList<>();
        Optional<JobCursor> after = Optional.empty();
        do {
            Jobs.Page page = fair.jobs.search(filter, after);
            page.jobs().forEach(job -> found.add(job.id()));
            after = page.next().map(next -> JobCursor.parse(next.toString()));
        } while (after.isPresent());
        return found;
    }

    @RepeatedTest(4)
    void pagesGiveEachJobOnceWhileNewOnesArrive(RepetitionInfo repetition) {
        SampleJobs sample = new SampleJobs(100 + repetition.getCurrentRepetition());
        List<DocumentId> before = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            // Several in the same second.
            before.add(fair.post(Fair.person(1), 1000 + i / 7, sample.job("number " + i)));
        }
        List<DocumentId> seen = new ArrayList<>();
        Optional<JobCursor> after = Optional.empty();
        int late = 0;
        do {
            Jobs.Page page = fair.jobs.search(JobFilter.ALL, after);
            page.jobs().forEach(job -> seen.add(job.id()));
            after = page.next();
            fair.post(Fair.person(1), 2000, sample.job("late " + late++));
        } while (after.isPresent());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void theBestMatchHasTheWordInItsTitleOrMoreOfTheSkills() {
        Job plain = new SampleJobs(1).job("one");
        DocumentId inText = fair.post(Fair.person(1), 3000, with(plain, "Work", "some weaving", List.of()));
        DocumentId inTitle = fair.post(Fair.person(1), 2000, with(plain, "Weaving", "some work", List.of()));
        DocumentId inSkills =
                fair.post(Fair.person(1), 1000, with(plain, "Work", "work", List.of("Weaving", "dyeing")));

        JobFilter words = JobFilters.words("weaving");
        JobFilter skills = JobFilters.skills("weaving", "dyeing");

        assertThat(all(words)).containsExactly(inTitle, inSkills, inText);
        assertThat(all(skills)).containsExactly(inSkills);
    }

    private static Job with(Job job, String title, String description, List<String> skills) {
        return new Job(
                title,
                description,
                skills,
                List.of(),
                job.pay(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    @Test
    void aMistypedWordIsGuessedFromTitlesAndSkillsOfOpenJobs() {
        Job plain = new SampleJobs(1).job("one");
        fair.post(Fair.person(1), 1000, with(plain, "Autumn photography", "text", List.of("retouching")));

        assertThat(fair.jobs.meant(List.of("photograhpy", "retuching"))).contains("photography retouching");
        assertThat(fair.jobs.meant(List.of("autumn"))).isEmpty();
        assertThat(fair.jobs.meant(List.of("xyzzy"))).isEmpty();
    }
}
