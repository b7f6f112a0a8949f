package io.stint.hub.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.document.Stored;
import io.stint.hub.web.Problem;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.value.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionTest {
    private static final Address CLIENT = Fair.person(1);
    private static final Address STRANGER = Fair.person(2);
    private static final Address WORKER = Fair.person(3);

    @TempDir
    private static Path folder;

    private static Fair fair;

    private final SampleJobs sample = new SampleJobs(7);

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

    private Job edit(DocumentId first, String mark) {
        return sample.job(mark, Optional.of(first), false);
    }

    @RepeatedTest(15)
    void theNewestVersionOfTheAuthorCountsWhateverTheOrderOfArrival(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Stored first = Fair.publicly(CLIENT, 1000, sample.job("first"));
        List<Stored> own = new ArrayList<>(List.of(first));
        List<Stored> all = new ArrayList<>(List.of(first));
        for (int i = 0; i < 6; i++) {
            Stored edit = Fair.publicly(CLIENT, 1000 + random.nextInt(4), edit(first.id(), "edit " + i));
            own.add(edit);
            all.add(edit);
            all.add(Fair.publicly(STRANGER, 2000, edit(first.id(), "stranger " + i)));
        }
        all.addAll(own.subList(0, 3));
        Collections.shuffle(all, random);

        all.forEach(ProjectionTest::storeIfAllowed);

        Stored newest = own.stream()
                .max(Comparator.comparing(Stored::createdAt).thenComparing(d -> d.id().toString()))
                .orElseThrow();
        PostedJob job = fair.jobs.find(first.id()).orElseThrow();
        assertThat(job.version()).isEqualTo(newest.id());
        assertThat(job.body()).isEqualTo(newest.body().orElseThrow());
        assertThat(job.author()).isEqualTo(CLIENT);
        assertThat(job.postedAt()).isEqualTo(first.createdAt());
        assertThat(fair.jobs.search(JobFilter.ALL, Optional.empty()).count()).isEqualTo(1);
    }

    /** Edits of strangers are refused once the author is known. */
    private static void storeIfAllowed(Stored document) {
        try {
            fair.store(document);
        } catch (Problem refused) {
            assertThat(document.author()).isEqualTo(STRANGER);
        }
    }

    @Test
    void anEditBySomebodyElseIsRefusedAndChangesNothing() {
        DocumentId id = fair.post(CLIENT, 1000, sample.job("first"));
        PostedJob before = fair.jobs.find(id).orElseThrow();

        assertThatThrownBy(() -> fair.post(STRANGER, 2000, edit(id, "theirs")))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.status()).isEqualTo(403));
        assertThat(fair.jobs.find(id)).contains(before);
    }

    @Test
    void theSameWordsByAnotherAreRefused() {
        Job job = sample.job("first");
        DocumentId id = fair.post(CLIENT, 1000, job);

        assertThatThrownBy(() -> fair.post(STRANGER, 900, job)).isInstanceOf(Problem.class);
        assertThat(fair.jobs.find(id).orElseThrow().author()).isEqualTo(CLIENT);
    }

    @Test
    void aClosedJobLeavesTheBoardAndComesBackWhenItIsOpenedAgain() {
        DocumentId id = fair.post(CLIENT, 1000, sample.job("first"));
        fair.post(CLIENT, 2000, sample.job("closed", Optional.of(id), true));

        assertThat(fair.jobs.search(JobFilter.ALL, Optional.empty()).count()).isZero();
        assertThat(fair.jobs.find(id)).isPresent();

        fair.post(CLIENT, 3000, edit(id, "open again"));
        assertThat(fair.jobs.search(JobFilter.ALL, Optional.empty()).count()).isEqualTo(1);
    }

    @Test
    void aProposalIsBetweenTheClientAndOneOther() {
        DocumentId id = fair.post(CLIENT, 1000, sample.job("first"));
        fair.store(Fair.proposal(WORKER, 1100, id, Set.of(WORKER, CLIENT)));
        fair.store(Fair.proposal(CLIENT, 1200, id, Set.of(WORKER, CLIENT)));

        assertThat(proposals(id, CLIENT)).hasSize(2);
        assertThat(proposals(id, WORKER)).extracting(Proposals.Proposal::author).containsExactly(WORKER, CLIENT);
        assertThat(proposals(id, STRANGER)).isEmpty();
        refused(Fair.proposal(WORKER, 1300, id, Set.of(WORKER, STRANGER)));
        refused(Fair.proposal(WORKER, 1300, id, Set.of(WORKER)));
        refused(Fair.proposal(WORKER, 1300, id, Set.of(WORKER, CLIENT, STRANGER)));
        refused(Fair.proposal(WORKER, 1300, DocumentId.of(sample.job("no such").json()), Set.of(WORKER, CLIENT)));
    }

    @Test
    void aClosedJobTakesNoNewWorkersButThoseWhoTalkGoOn() {
        DocumentId id = fair.post(CLIENT, 1000, sample.job("first"));
        fair.store(Fair.proposal(WORKER, 1100, id, Set.of(WORKER, CLIENT)));
        fair.post(CLIENT, 2000, sample.job("closed", Optional.of(id), true));

        refused(Fair.proposal(STRANGER, 2100, id, Set.of(STRANGER, CLIENT)));
        fair.store(Fair.proposal(WORKER, 2200, id, Set.of(WORKER, CLIENT)));

        assertThat(proposals(id, CLIENT)).hasSize(2);
    }

    private static List<Proposals.Proposal> proposals(DocumentId job, Address reader) {
        return new Proposals(fair.database).of(job, reader);
    }

    private static void refused(Stored document) {
        assertThatThrownBy(() -> fair.store(document)).isInstanceOf(Problem.class);
    }
}
