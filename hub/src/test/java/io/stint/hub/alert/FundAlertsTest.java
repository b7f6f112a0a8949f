package io.stint.hub.alert;

import static io.stint.hub.agreement.Role.CLIENT;
import static io.stint.hub.agreement.Role.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Story;
import io.stint.protocol.value.Amount;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a client is asked to top up, and how much: of a fund of 1000. */
class FundAlertsTest {
    @Test
    void whatIsMissingForTwiceAWeekIsAskedForInTime() {
        assertThat(topUp(Story.open(), CLIENT)).isEmpty();
        assertThat(topUp(Story.open().approved(500), CLIENT)).isEmpty();
        assertThat(topUp(Story.open().approved(501), CLIENT)).hasValue(Amount.ofWei(503));
        assertThat(topUp(Story.open().approved(300).approved(600), CLIENT)).hasValue(Amount.ofWei(800));
        assertThat(topUp(Story.open().approved(600).drawn(600), CLIENT)).hasValue(Amount.ofWei(800));
    }

    @Test
    void nobodyElseIsAskedAndNothingThatIsOverOrSaidOtherwise() {
        assertThat(topUp(Story.open().approved(600), WORKER)).isEmpty();
        assertThat(topUp(Story.open().approved(600).notice(), CLIENT)).isEmpty();
        assertThat(topUp(Story.open().approved(600).drawn(600).closed(), CLIENT))
                .isEmpty();
        assertThat(topUp(Story.open().approved(1_200), CLIENT)).isEmpty();
    }

    private static Optional<Amount> topUp(Story story, Role role) {
        return FundAlerts.topUp(story.seenBy(role, Duration.ofHours(1)));
    }
}
