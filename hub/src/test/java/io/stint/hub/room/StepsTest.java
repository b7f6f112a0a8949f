package io.stint.hub.room;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.agreement.NextSteps;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Step;
import io.stint.hub.agreement.Story;
import io.stint.hub.web.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {
    private static final Map<String, Story> STORIES = Map.of(
            "offered", Story.offered(),
            "accepted", Story.accepted(),
            "open", Story.open(),
            "approved", Story.open().approved(300),
            "claimed", Story.open().claimed(200),
            "disputed", Story.open().disputed(200),
            "notice", Story.open().approved(300).notice(),
            "closed", Story.open().drawn(10).closed());

    /** The one filled button of a room, by who looks. */
    @ParameterizedTest
    @CsvSource({
        "offered, WORKER, accept",
        "accepted, CLIENT, open",
        "open, WORKER, deliver",
        "open, CLIENT, approve",
        "approved, WORKER, draw",
        "claimed, CLIENT, concede",
        "claimed, WORKER, deliver",
        "disputed, ARBITER, rule",
        "notice, WORKER, draw",
        "closed, CLIENT, review"
    })
    void theLikeliestStepIsTheFilledButton(String story, Role role, String action) {
        assertThat(Steps.next(steps(story, role))).map(Step::action).contains(action);
    }

    @Test
    void whatIsHardToUndoIsNeverTheFilledButton() {
        STORIES.keySet().forEach(story -> {
            for (Role role : Role.values()) {
                List<Step> steps = steps(story, role);
                Steps.next(steps)
                        .ifPresent(next -> assertThat(Steps.isQuiet(next)).isFalse());
                assertThat(Steps.others(steps, Steps.next(steps)))
                        .hasSize(steps.size() - (Steps.next(steps).isPresent() ? 1 : 0));
            }
        });
    }

    @Test
    void everyStepHasItsWordsInEveryLanguage() {
        STORIES.keySet().forEach(story -> {
            for (Role role : Role.values()) {
                for (Step step : steps(story, role)) {
                    Texts.ALL
                            .values()
                            .forEach(texts -> assertThat(texts.keys())
                                    .contains("room.why." + step.action(), "agreement.do." + step.action()));
                }
            }
        });
    }

    private static List<Step> steps(String story, Role role) {
        return NextSteps.of(requireNonNull(STORIES.get(story)).seenBy(role, Duration.ofHours(1)), _ -> false);
    }
}
