package io.stint.hub.keeper;

import static io.stint.hub.agreement.Story.NOTICE;
import static io.stint.hub.agreement.Story.REVIEW;
import static io.stint.hub.agreement.Story.RULING;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.agreement.Story;
import io.stint.protocol.value.Amount;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** What the keeper does by itself, to the second; sums of 50 and more are worth their gas. */
class DueTest {
    private static final Duration ONE = Duration.ofSeconds(1);

    static final List<Arguments> TABLE = List.of(
            row("open", Story.open().approved(300), RULING),
            row("in review", Story.open().claimed(100), REVIEW),
            row("reviewed", Story.open().claimed(100), REVIEW.plus(ONE), "collect"),
            row("small claim", Story.open().claimed(49), REVIEW.plus(ONE)),
            row("disputed", Story.open().disputed(100), RULING),
            row("ruling over", Story.open().disputed(100), RULING.plus(ONE), "lapse"),
            row(
                    "early in notice",
                    Story.open().approved(300).notice(),
                    NOTICE.dividedBy(2).minus(ONE)),
            row("half of notice", Story.open().approved(300).notice(), NOTICE.dividedBy(2), "draw"),
            row("small voucher", Story.open().approved(49).notice(), NOTICE.dividedBy(2)),
            row("end of notice", Story.open().notice(), NOTICE),
            row("notice over", Story.open().notice(), NOTICE.plus(ONE), "withdraw"),
            row("both", Story.open().approved(300).notice(), NOTICE.plus(ONE), "draw", "withdraw"),
            row("all approved", Story.open().approved(1000).notice(), NOTICE.plus(ONE), "draw"),
            row("all drawn", Story.open().approved(300).drawn(300).notice(), NOTICE.plus(ONE), "withdraw"),
            row("closed", Story.open().claimed(100).closed(), REVIEW.plus(ONE), "collect"));

    private static Arguments row(String state, Story story, Duration later, String... deeds) {
        return Arguments.of(state, story, later, List.of(deeds));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @FieldSource("TABLE")
    void whenItsTimeHasCome(String state, Story story, Duration later, List<String> deeds) {
        List<String> due = Due.of(
                        story.agreement(),
                        story.best(),
                        Story.START.plus(later),
                        sum -> sum.compareTo(Amount.ofWei(50)) >= 0)
                .stream()
                .map(Due.Deed::kind)
                .toList();

        assertThat(due).as(state).isEqualTo(deeds);
    }
}
