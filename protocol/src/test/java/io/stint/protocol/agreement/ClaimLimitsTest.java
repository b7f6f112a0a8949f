package io.stint.protocol.agreement;

import static io.stint.protocol.agreement.Stories.MEMO;
import static io.stint.protocol.agreement.Stories.START;
import static io.stint.protocol.agreement.Stories.wei;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.SomeTerms;
import io.stint.protocol.terms.Terms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract makes no claim of nothing, over the cap, or over what is in the fund. */
class ClaimLimitsTest {
    private static final Terms TERMS = SomeTerms.with(t -> t.claimCap = wei(600));

    private final Agreement open =
            Agreement.opened(Stories.opened(TERMS, 1_000)).agreement();

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 600", "400, 600", "401, 599"})
    void aClaimWithinThemIsMade(long drawn, long sum) {
        assertThat(drawn(drawn).after(claim(sum)).agreement().round()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 601", "401, 600"})
    void anyOtherIsImpossible(long drawn, long sum) {
        assertThatThrownBy(() -> drawn(drawn).after(claim(sum))).isInstanceOf(ImpossibleHistory.class);
    }

    private Agreement drawn(long drawn) {
        return drawn == 0
                ? open
                : open.after(new EscrowEvent.Paid(open.id(), wei(drawn), MEMO)).agreement();
    }

    private EscrowEvent claim(long sum) {
        return new EscrowEvent.Claimed(open.id(), 1, wei(sum), START, MEMO);
    }
}
