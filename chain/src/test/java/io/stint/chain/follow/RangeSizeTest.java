package io.stint.chain.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.profile.NodeLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RangeSizeTest {
    private final RangeSize range = new RangeSize(new NodeLimits(5_000, 20_000, 50));

    @BeforeEach
    void grow() {
        take(4);
    }

    @Test
    void itBeginsSmallAndGrows() {
        RangeSize fresh = new RangeSize(new NodeLimits(5_000, 20_000, 50));
        assertThat(fresh.blocks()).isEqualTo(500);
        fresh.took(500, 0);
        assertThat(fresh.blocks()).isEqualTo(1_000);
        assertThat(range.blocks()).isEqualTo(5_000);
    }

    @Test
    void manyLogsKeepItFromGrowing() {
        range.failed(5_000);
        range.took(2_500, 7_000);
        assertThat(range.blocks()).isEqualTo(2_500);
    }

    @Test
    void whatIsRefusedIsHalvedAndNotTriedAgainAtOnce() {
        range.refused(5_000);
        assertThat(range.blocks()).isEqualTo(2_500);
        range.took(2_500, 0);
        assertThat(range.blocks()).isEqualTo(2_500);
    }

    @Test
    void aLimitIsForgottenAfterAWhile() {
        range.refused(5_000);
        range.refused(2_500);
        take(8);
        assertThat(range.blocks()).isEqualTo(2_500);
        take(8);
        assertThat(range.blocks()).isEqualTo(5_000);
    }

    @Test
    void eachTimeThatALimitStillHoldsTheWhileIsTwiceAsLong() {
        assertThat(refusalsIn(1_000)).isLessThan(10);
    }

    @Test
    void aFailureHalvesOnlyOnce() {
        range.failed(5_000);
        assertThat(range.blocks()).isEqualTo(2_500);
        range.took(2_500, 0);
        assertThat(range.blocks()).isEqualTo(5_000);
    }

    @Test
    void aShortRangeSaysNothingOfLargeOnes() {
        range.refused(5_000);
        for (int i = 0; i < 100; i++) {
            range.took(1, 0);
        }
        assertThat(range.blocks()).isEqualTo(2_500);
    }

    @Test
    void oneBlockIsTheLeast() {
        for (int i = 0; i < 20; i++) {
            range.refused(range.blocks());
        }
        assertThat(range.blocks()).isEqualTo(1);
    }

    /** By a node that takes 700 blocks at most, in so many steps. */
    private int refusalsIn(int steps) {
        int refusals = 0;
        for (int i = 0; i < steps; i++) {
            if (range.blocks() > 700) {
                range.refused(range.blocks());
                refusals++;
            } else {
                range.took(range.blocks(), 0);
            }
        }
        return refusals;
    }

    private void take(int times) {
        for (int i = 0; i < times; i++) {
            range.took(range.blocks(), 0);
        }
    }
}
