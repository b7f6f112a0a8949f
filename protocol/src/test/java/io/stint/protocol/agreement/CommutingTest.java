package io.stint.protocol.agreement;

import static io.stint.protocol.agreement.Stories.MEMO;
import static io.stint.protocol.agreement.Stories.START;
import static io.stint.protocol.agreement.Stories.wei;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Rule 8: as far as the fund covers both, vouchers and claims may come in any order; everyone ends with the same. */
class CommutingTest {
    /** Something that somebody does, when its turn comes; empty when it has no effect then. */
    private interface Deed extends Function<Agreement, Optional<EscrowEvent>> {}

    @Property(tries = 1_000)
    void inWhateverOrderEveryoneEndsWithTheSame(
            @ForAll Random random,
            @ForAll @IntRange(max = 10_000) int fallbackBps,
            @ForAll @IntRange(max = 1_000) int hubBps,
            @ForAll @IntRange(max = 400) int arbiterFee) {
        Terms terms = Stories.terms(wei(arbiterFee), fallbackBps, hubBps);
        Hash32 id = Stories.id(terms);
        List<Long> vouchers =
                random.longs(random.nextInt(1, 8), 0, 5_000).boxed().toList();
        List<List<Deed>> claims = new ArrayList<>();
        long needed = Collections.max(vouchers);
        for (int round = 1; round <= random.nextInt(1, 6); round++) {
            long sum = random.nextLong(1, 1_000);
            needed += sum + Math.min(arbiterFee, sum);
            claims.add(story(id, round, wei(sum), random));
        }
        long funded = needed + (random.nextBoolean() ? 0 : random.nextInt(1_000));
        Agreement open = Agreement.opened(Stories.opened(terms, funded)).agreement();
        Agreement oneWay = live(open, interleaved(drawn(id, vouchers, random), claims, random));
        Agreement another = live(open, interleaved(drawn(id, vouchers, random), claims, random));
        EscrowEvent end = new EscrowEvent.QuitByWorker(id, oneWay.left());
        assertThat(another.after(end).agreement()).isEqualTo(oneWay.after(end).agreement());
        assertThat(another.drawn()).isEqualTo(wei(Collections.max(vouchers)));
        assertThat(another.held()).isEqualTo(another.left());
    }

    @Test
    void whatTheFundDoesNotCoverGoesToWhoComesFirst() {
        Terms terms = Stories.terms(Amount.ZERO, 0, 0);
        Hash32 id = Stories.id(terms);
        Agreement open = Agreement.opened(Stories.opened(terms, 100)).agreement();
        EscrowEvent voucher = new EscrowEvent.Paid(id, wei(80), MEMO);
        EscrowEvent claim = new EscrowEvent.Claimed(id, 1, wei(50), START, MEMO);
        Agreement drawn = open.after(voucher).agreement();
        Agreement claimed = open.after(claim).agreement();
        assertThatThrownBy(() -> drawn.after(claim)).isInstanceOf(ImpossibleHistory.class);
        assertThatThrownBy(() -> claimed.after(voucher)).isInstanceOf(ImpossibleHistory.class);
    }

    /** Each voucher draws up to its total, or nothing when a higher one came before. */
    private static List<Deed> drawn(Hash32 id, List<Long> totals, Random random) {
        List<Long> shuffled = new ArrayList<>(totals);
        Collections.shuffle(shuffled, random);
        return shuffled.stream()
                .map(Amount::ofWei)
                .<Deed>map(total -> now -> Optional.of(total)
                        .filter(t -> t.compareTo(now.drawn()) > 0)
                        .map(t -> new EscrowEvent.Paid(id, t, MEMO)))
                .toList();
    }

    /** A claim and what becomes of it. */
    private static List<Deed> story(Hash32 id, int round, Amount sum, Random random) {
        Amount award = wei(random.nextLong(sum.wei().longValueExact() + 1));
        List<Deed> story = new ArrayList<>();
        story.add(now -> Optional.of(new EscrowEvent.Claimed(id, round, sum, Stories.reviewEnd(round), MEMO)));
        int outcome = random.nextInt(6);
        if (outcome >= 3) {
            story.add(now -> Optional.of(
                    new EscrowEvent.Objected(id, round, Rules.arbiterFee(now.terms(), sum), Amount.ZERO, START, MEMO)));
        }
        story.add(now -> Optional.of(
                switch (outcome) {
                    case 0 -> new EscrowEvent.Collected(id, round);
                    case 1 -> new EscrowEvent.Retracted(id, round);
                    case 2, 3 -> new EscrowEvent.Conceded(id, round);
                    case 4 -> new EscrowEvent.Ruled(id, round, award, MEMO);
                    default ->
                        new EscrowEvent.Lapsed(
                                id, round, Rules.share(sum, now.terms().fallback()));
                }));
        return story;
    }

    /** A random order of all deeds in which each list keeps its own, and claims are made in the order of rounds. */
    private static List<Deed> interleaved(List<Deed> vouchers, List<List<Deed>> claims, Random random) {
        List<Deque<Deed>> queues = new ArrayList<>(List.of(new ArrayDeque<>(vouchers)));
        Deque<List<Deed>> waiting = new ArrayDeque<>(claims);
        List<Deed> order = new ArrayList<>();
        while (!queues.isEmpty() || !waiting.isEmpty()) {
            int next = random.nextInt(queues.size() + 1);
            if (next < queues.size()) {
                order.add(queues.get(next).remove());
            } else if (!waiting.isEmpty()) {
                queues.add(new ArrayDeque<>(waiting.remove()));
                order.add(queues.getLast().remove());
            }
            queues.removeIf(Deque::isEmpty);
        }
        return order;
    }

    private static Agreement live(Agreement agreement, List<Deed> deeds) {
        for (Deed deed : deeds) {
            Optional<EscrowEvent> event = deed.apply(agreement);
            if (event.isPresent()) {
                agreement = agreement.after(event.get()).agreement();
            }
        }
        return agreement;
    }
}
