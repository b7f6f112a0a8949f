package io.stint.hub.agreement;

import static io.stint.hub.agreement.Role.ARBITER;
import static io.stint.hub.agreement.Role.CLIENT;
import static io.stint.hub.agreement.Role.WORKER;
import static io.stint.hub.agreement.Story.NOTICE;
import static io.stint.hub.agreement.Story.REVIEW;
import static io.stint.hub.agreement.Story.RULING;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.value.Amount;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** By state, role and time: what to do next, with a star on what somebody waits for. */
class NextStepsTest {
    private static final Duration SOON = Duration.ofHours(1);

    /** A draw of less costs too much. */
    private static boolean worth(Amount sum) {
        return sum.compareTo(Amount.ofWei(100)) >= 0;
    }

    static final List<Arguments> TABLE = List.of(
            row("offered", Story.offered(), WORKER, SOON, "accept* ask decline"),
            row("offered", Story.offered(), CLIENT, SOON, "ask revoke"),
            row("offered", Story.offered(), ARBITER, SOON, ""),
            row("accepted", Story.accepted(), CLIENT, SOON, "open* ask revoke"),
            row("accepted", Story.accepted(), WORKER, SOON, "ask decline"),
            row("open", Story.open(), WORKER, SOON, "deliver claim close quit"),
            row("open", Story.open(), CLIENT, SOON, "approve topup close notice"),
            row("open", Story.open(), ARBITER, SOON, ""),
            row("approved", Story.open().approved(300), WORKER, SOON, "draw* deliver claim close"),
            row("approved, little", Story.open().approved(99), WORKER, SOON, "draw deliver claim close"),
            row(
                    "approved, little more",
                    Story.open().approved(300).drawn(201),
                    WORKER,
                    SOON,
                    "draw deliver claim close"),
            row("approved", Story.open().approved(300), CLIENT, SOON, "approve topup close notice"),
            row("drawn", Story.open().approved(300).drawn(300), WORKER, SOON, "deliver claim close quit"),
            row("all approved", Story.open().approved(1000), CLIENT, SOON, "topup close notice"),
            row("all approved", Story.open().approved(1000), WORKER, SOON, "draw* deliver close"),
            row("claimed", Story.open().claimed(100), CLIENT, SOON, "concede* object* approve topup close notice"),
            row("claimed", Story.open().claimed(100), WORKER, SOON, "retract deliver close quit"),
            row("claimed", Story.open().claimed(100), ARBITER, SOON, ""),
            row(
                    "reviewed",
                    Story.open().claimed(100),
                    WORKER,
                    REVIEW.plus(SOON),
                    "collect* retract deliver claim close quit"),
            row(
                    "reviewed",
                    Story.open().claimed(100),
                    CLIENT,
                    REVIEW.plus(SOON),
                    "concede collect approve topup close notice"),
            row("reviewed", Story.open().claimed(100), ARBITER, REVIEW.plus(SOON), "collect"),
            row("disputed", Story.open().disputed(100), ARBITER, SOON, "rule*"),
            row("disputed", Story.open().disputed(100), CLIENT, SOON, "concede approve topup close notice"),
            row("disputed", Story.open().disputed(100), ARBITER, RULING.plus(SOON), "lapse"),
            row("disputed", Story.open().disputed(100), WORKER, RULING.plus(SOON), "lapse* deliver claim close quit"),
            row("notice", Story.open().approved(300).notice(), WORKER, SOON, "draw* deliver claim close"),
            row("notice", Story.open().notice(), CLIENT, SOON, "approve topup close"),
            row("notice over", Story.open().notice(), CLIENT, NOTICE.plus(SOON), "approve withdraw* topup close"),
            row("notice over", Story.open().notice(), WORKER, NOTICE.plus(SOON), "close quit"),
            row("proposed", Story.open().closingBy(WORKER), CLIENT, SOON, "close* approve topup notice"),
            row("proposed", Story.open().closingBy(WORKER), WORKER, SOON, "deliver claim close quit"),
            row("proposed", Story.open().closingBy(CLIENT), WORKER, SOON, "close* deliver claim quit"),
            row("proposal over", Story.open().closingBy(CLIENT), WORKER, NOTICE.plus(SOON), "deliver claim close quit"),
            row("closed, nothing paid", Story.open().closed(), WORKER, SOON, ""),
            row("closed, paid", Story.open().drawn(10).closed(), WORKER, SOON, "review"),
            row("closed, claimed", Story.open().claimed(100).closed(), CLIENT, SOON, "concede* object*"));

    private static Arguments row(String state, Story story, Role role, Duration later, String steps) {
        return Arguments.of(state + ", " + role.word(), story, role, later, steps);
    }

    static final List<Arguments> THINGS = List.of(
            Arguments.of("a claim is one thing", Story.open().claimed(100), CLIENT, "concede"),
            Arguments.of(
                    "a claim and a proposal to close are two",
                    Story.open().claimed(100).closingBy(WORKER),
                    CLIENT,
                    "concede close"),
            Arguments.of("money to draw", Story.open().approved(300), WORKER, "draw"),
            Arguments.of("money too little to draw", Story.open().approved(99), WORKER, ""),
            Arguments.of("the last call for it", Story.open().approved(99).notice(), WORKER, "draw"));

    @ParameterizedTest(name = "{0}: {3}")
    @FieldSource("THINGS")
    void thingsAreCountedNotButtons(String name, Story story, Role role, String things) {
        List<Step> steps = NextSteps.of(story.seenBy(role, SOON), NextStepsTest::worth);

        assertThat(Step.waiting(steps))
                .as(name)
                .extracting(Step::action)
                .containsExactly(things.isEmpty() ? new String[0] : things.split(" ", -1));
    }

    @ParameterizedTest(name = "{0}: {4}")
    @FieldSource("TABLE")
    void theLikeliestFirst(String state, Story story, Role role, Duration later, String steps) {
        String found = NextSteps.of(story.seenBy(role, later), NextStepsTest::worth).stream()
                .map(step -> step.action() + (step.waits() ? "*" : ""))
                .collect(Collectors.joining(" "));

        assertThat(found).as(state).isEqualTo(steps);
    }
}
