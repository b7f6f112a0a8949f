package io.stint.hub.alert;

import static io.stint.hub.agreement.Role.ARBITER;
import static io.stint.hub.agreement.Role.CLIENT;
import static io.stint.hub.agreement.Role.WORKER;
import static io.stint.hub.agreement.Story.NOTICE;
import static io.stint.hub.agreement.Story.REVIEW;
import static io.stint.hub.agreement.Story.RULING;
import static io.stint.hub.agreement.Story.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** By state, role and time: what is announced, with a star on what nobody has to ask for. */
class OccasionsTest {
    private static final Duration SOON = Duration.ofHours(1);
    private static final Duration WEEKS = Duration.ofDays(8);

    static final List<Arguments> TABLE = List.of(
            row("offered", Story.offered(), WORKER, SOON, "offer=1000"),
            row("offered", Story.offered(), CLIENT, SOON, ""),
            row("accepted", Story.accepted(), CLIENT, SOON, "accepted=1000"),
            row("open", Story.open(), WORKER, SOON, ""),
            row("open", Story.open(), CLIENT, SOON, ""),
            row("approved", Story.open().approved(300), WORKER, SOON, "secured*=300"),
            row("approved", Story.open().approved(300), CLIENT, SOON, ""),
            row("approved", Story.open().approved(300), ARBITER, SOON, ""),
            row("approved long ago", Story.open().approved(300), WORKER, WEEKS, ""),
            row("approved again", Story.open().approved(300).approved(450), WORKER, SOON, "secured*=450 approved=150"),
            row("approved again", Story.open().approved(300).approved(450), WORKER, WEEKS, ""),
            row("the fund is low", Story.open().approved(600), WORKER, SOON, "secured*=600 low*=400"),
            row("the fund is low", Story.open().approved(600), CLIENT, SOON, "low*=400"),
            row("the fund is short", Story.open().approved(1200), WORKER, SOON, "secured*=1000 uncovered*=200"),
            row("the fund is short", Story.open().approved(1200), CLIENT, SOON, "uncovered*=200"),
            row("drawn", Story.open().approved(300).drawn(300), WORKER, SOON, ""),
            row("claimed", Story.open().claimed(100), CLIENT, SOON, "claim*=100"),
            row("claimed", Story.open().claimed(100), WORKER, SOON, ""),
            row("claimed", Story.open().claimed(100), ARBITER, SOON, ""),
            row("reviewed", Story.open().claimed(100), CLIENT, REVIEW.plus(SOON), ""),
            row("reviewed", Story.open().claimed(100), WORKER, REVIEW.plus(SOON), "collect=100"),
            row("disputed", Story.open().disputed(100), WORKER, SOON, "objected*=100"),
            row("disputed", Story.open().disputed(100), ARBITER, SOON, "rule*=100"),
            row("disputed", Story.open().disputed(100), CLIENT, SOON, ""),
            row("not ruled", Story.open().disputed(100), WORKER, RULING.plus(SOON), "lapse=100"),
            row("not ruled", Story.open().disputed(100), ARBITER, RULING.plus(SOON), ""),
            row("notice", Story.open().notice(), WORKER, SOON, "notice*=1000"),
            row("notice", Story.open().notice(), CLIENT, SOON, ""),
            row("notice", Story.open().approved(300).notice(), WORKER, SOON, "undrawn*=300 notice*=700 secured*=300"),
            row("notice, little", Story.open().approved(9).notice(), WORKER, SOON, "undrawn*=9 notice*=991 secured*=9"),
            row("notice over", Story.open().notice(), WORKER, NOTICE.plus(SOON), ""),
            row("notice over", Story.open().notice(), CLIENT, NOTICE.plus(SOON), "withdraw=1000"),
            row("over, not drawn", Story.open().approved(300).notice(), WORKER, NOTICE.plus(SOON), "undrawn*=300"),
            row("to close", Story.open().closingBy(WORKER), CLIENT, SOON, "closing=1000"),
            row("to close", Story.open().closingBy(WORKER), WORKER, SOON, ""),
            row("closed", Story.open().approved(300).drawn(300).closed(), WORKER, SOON, ""),
            row("closed, claimed", Story.open().claimed(100).closed(), CLIENT, SOON, "claim*=100"));

    private static Arguments row(String state, Story story, Role role, Duration later, String occasions) {
        return Arguments.of(state + ", " + role.word(), story, role, later, occasions);
    }

    private static List<Occasion> occasions(Story story, Role role, Duration later) {
        return Occasions.of(story.seenBy(role, later), sum -> sum.wei().longValueExact() >= 100);
    }

    @ParameterizedTest(name = "{0}: {4}")
    @FieldSource("TABLE")
    void whatIsAnnounced(String state, Story story, Role role, Duration later, String expected) {
        String found = occasions(story, role, later).stream()
                .map(o -> o.kind().word() + (o.kind().byDefault() ? "*" : "") + "="
                        + o.amount().wei())
                .collect(Collectors.joining(" "));

        assertThat(found).as(state).isEqualTo(expected);
    }

    @Test
    void deadlinesAreThoseOfTheContract() {
        assertThat(until(Story.open().claimed(100), CLIENT, AlertKind.CLAIM)).contains(START.plus(REVIEW));
        assertThat(until(Story.open().disputed(100), WORKER, AlertKind.OBJECTED))
                .contains(START.plus(RULING));
        assertThat(until(Story.open().disputed(100), ARBITER, AlertKind.RULE)).contains(START.plus(RULING));
        assertThat(until(Story.open().notice(), WORKER, AlertKind.NOTICE)).contains(START.plus(NOTICE));
        assertThat(until(Story.open().approved(300).notice(), WORKER, AlertKind.UNDRAWN))
                .contains(START.plus(NOTICE));
    }

    /** Or it would be announced at the next stage only, which may be after the end. */
    @Test
    void whatIsApprovedAfterADrawIsAnnouncedAnew() {
        Story open = Story.open().approved(300).notice();

        String before = undrawn(open).subject();
        String after = undrawn(open.drawn(300).approved(400)).subject();

        assertThat(after).isNotEqualTo(before);
        assertThat(undrawn(Story.open().approved(400).notice()).subject()).isEqualTo(before);
    }

    private static Occasion undrawn(Story story) {
        return occasions(story, WORKER, SOON).stream()
                .filter(occasion -> occasion.kind() == AlertKind.UNDRAWN)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Instant> until(Story story, Role role, AlertKind kind) {
        return occasions(story, role, SOON).stream()
                .filter(occasion -> occasion.kind() == kind)
                .findFirst()
                .orElseThrow()
                .until();
    }
}
