package io.stint.protocol.agreement;

import static io.stint.protocol.agreement.Stories.START;
import static io.stint.protocol.agreement.Stories.wei;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.Values;
import io.stint.protocol.agreement.MoneyBar.Part;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.value.Amount;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyBarTest {
    /** Nothing, next to nothing, anything, everything. */
    @Provide
    Arbitrary<MoneyBar> bars() {
        Arbitrary<Amount> amounts =
                Arbitraries.oneOf(Arbitraries.of(wei(0), wei(0), wei(1), Amount.MAX), Values.amount());
        return amounts.list().ofSize(Part.values().length).map(MoneyBarTest::bar);
    }

    @Property(tries = 1_000)
    void thePartsAreWhatWasPaidInLessWhatWentBack(
            @ForAll Random random,
            @ForAll @IntRange(max = 40) int length,
            @ForAll @LongRange(max = 12_000) long approved) {
        Life life = new Life(random, Stories.terms(wei(70), 5_000, 250), 10_000);
        for (int i = 0; i < length; i++) {
            life.live();
        }
        Agreement now = life.now();
        MoneyBar bar = MoneyBar.of(now, wei(approved));
        assertThat(bar.total().plus(now.ledger().receivedBy(Account.CLIENT))).isEqualTo(now.paidIn());
        assertThat(bar.of(Part.SECURED))
                .isEqualTo(Secured.by(now, wei(approved), START).gross());
    }

    @Property
    void theCellsFillTheWidthInTheirOrderAndNoPartVanishes(
            @ForAll("bars") MoneyBar bar, @ForAll @IntRange(min = 5, max = 200) int width) {
        List<Part> cells = bar.cells(width);
        if (bar.total().isZero()) {
            assertThat(cells).isEmpty();
            return;
        }
        assertThat(cells).hasSize(width).isSorted();
        for (Part part : Part.values()) {
            assertThat(cells.contains(part))
                    .as(part.label())
                    .isEqualTo(!bar.of(part).isZero());
        }
    }

    /** At most one cell off, but for the cells that tiny parts take from the largest. */
    @Property
    void thePartsAreInProportion(@ForAll("bars") MoneyBar bar, @ForAll @IntRange(min = 5, max = 200) int width) {
        List<Part> cells = bar.cells(width);
        for (Part part : Part.values()) {
            double exact = bar.total().isZero()
                    ? 0
                    : width
                            * bar.of(part).wei().doubleValue()
                            / bar.total().wei().doubleValue();
            assertThat((double) cells.stream().filter(part::equals).count()).isBetween(exact - 5, exact + 1.000001);
        }
    }

    @Test
    void aNarrowBarShowsWhatThereIsRoomFor() {
        MoneyBar bar = bar(List.of(wei(1), wei(1), wei(1), wei(1), wei(1)));
        for (int width = 1; width < 5; width++) {
            assertThat(bar.cells(width)).hasSize(width);
        }
        assertThat(bar.cells(5)).containsExactly(Part.values());
    }

    @Test
    void oneWeiBesideAFortuneIsSeen() {
        MoneyBar bar = bar(List.of(Amount.MAX, wei(1), wei(0), wei(0), wei(1)));
        assertThat(bar.cells(6))
                .containsExactly(Part.DRAWN, Part.DRAWN, Part.DRAWN, Part.DRAWN, Part.SECURED, Part.LEFT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 80})
    void withoutMoneyThereIsNoBar(int width) {
        Agreement empty =
                Agreement.opened(Stories.opened(Stories.terms(wei(0), 0, 0), 0)).agreement();
        MoneyBar bar = MoneyBar.of(empty, Amount.MAX);
        assertThat(bar.total()).isEqualTo(Amount.ZERO);
        assertThat(bar.cells(width)).isEmpty();
    }

    @Test
    void afterTheEndEverythingIsDrawnOrGone() {
        Agreement open = Agreement.opened(Stories.opened(Stories.terms(wei(0), 0, 1_000), 1_000))
                .agreement();
        Agreement closed = open.after(new EscrowEvent.ClosedTogether(open.id(), wei(300), wei(700)))
                .agreement();
        MoneyBar bar = MoneyBar.of(closed, wei(900));
        assertThat(bar.of(Part.DRAWN)).isEqualTo(wei(300));
        assertThat(bar.total()).isEqualTo(wei(300));
    }

    private static MoneyBar bar(List<Amount> amounts) {
        Map<Part, Amount> parts = new EnumMap<>(Part.class);
        Iterator<Amount> next = amounts.iterator();
        for (Part part : Part.values()) {
            parts.put(part, next.next());
        }
        return new MoneyBar(parts);
    }
}
