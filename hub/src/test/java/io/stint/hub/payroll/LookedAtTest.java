package io.stint.hub.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.agreement.Entry;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which claims still need somebody's look. */
class LookedAtTest {
    private static final Hash32 ID = Hash32.keccak("agreement");
    private static final Amount TEN = Amount.ofWei(10);
    private static final Instant MADE = Instant.parse("2026-11-20T10:00:00Z");

    private static Claim claim(int round, ClaimState state) {
        return new Claim(round, TEN, MADE.plus(Duration.ofDays(3)), Optional.empty(), state, Hash32.ZERO);
    }

    /** Each event an hour after the one before. */
    private static LookedAt events(Optional<Instant> byHand, EscrowEvent... events) {
        List<EscrowEvent> all = List.of(events);
        List<Entry> entries = all.stream()
                .map(event -> new Entry(
                        event,
                        List.of(),
                        1,
                        Hash32.keccak("transaction"),
                        MADE.plus(Duration.ofHours(all.indexOf(event)))))
                .toList();
        return new LookedAt(entries, byHand);
    }

    private static EscrowEvent claimed(int round) {
        return new EscrowEvent.Claimed(ID, round, TEN, MADE.plus(Duration.ofDays(3)), Hash32.ZERO);
    }

    @Test
    void eachIsLookedAtByAnApprovalThatCameAfterIt() {
        Instant between = MADE.plus(Duration.ofMinutes(30));
        LookedAt looked = events(Optional.of(between), claimed(1), claimed(2));

        assertThat(looked.test(claim(1, ClaimState.CONCEDED))).isTrue();
        assertThat(looked.test(claim(2, ClaimState.PENDING))).isFalse();
        assertThat(events(Optional.of(MADE), claimed(1)).test(claim(1, ClaimState.PENDING)))
                .as("in the same second it may have been before")
                .isFalse();
        assertThat(events(Optional.empty(), claimed(1)).test(claim(1, ClaimState.COLLECTED)))
                .isFalse();
    }

    @Test
    void whatPaidNothingNeedsNoLook() {
        LookedAt none = events(
                Optional.empty(),
                claimed(1),
                claimed(2),
                new EscrowEvent.Ruled(ID, 1, Amount.ZERO, Hash32.ZERO),
                new EscrowEvent.Lapsed(ID, 2, Amount.ZERO));

        assertThat(none.test(claim(1, ClaimState.RULED))).isTrue();
        assertThat(none.test(claim(2, ClaimState.LAPSED))).isTrue();
        assertThat(none.test(claim(3, ClaimState.RETRACTED))).isTrue();
    }

    @Test
    void whatPaidAPartDoes() {
        LookedAt part = events(
                Optional.empty(),
                claimed(1),
                claimed(2),
                new EscrowEvent.Ruled(ID, 1, Amount.ofWei(4), Hash32.ZERO),
                new EscrowEvent.Lapsed(ID, 2, Amount.ofWei(5)));

        assertThat(part.test(claim(1, ClaimState.RULED))).isFalse();
        assertThat(part.test(claim(2, ClaimState.LAPSED))).isFalse();
    }
}
