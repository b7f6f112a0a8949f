package io.stint.chain.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.differential.reference.Attempt;
import io.stint.chain.differential.reference.World;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Rules 8 and 9 on the chain: neither the order of draws and claims nor the number of draws changes anybody's money. */
class PathTest {
    private static final int CLAIMS = 4;
    private static final int LARGEST_CLAIM = 10_000;

    private static Stage stage;

    @BeforeContainer
    static void open() {
        stage = Stage.open();
    }

    @AfterContainer
    static void close() {
        if (stage != null) {
            stage.close();
        }
    }

    /** Dozens of draws among the claims, the same in another order, and one draw of the largest total. */
    @Property(tries = 4, edgeCases = EdgeCasesMode.NONE)
    void everybodyEndsWithTheSame(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed,
            @ForAll @IntRange(max = 1_000) int hubBps,
            @ForAll @IntRange(max = 10_000) int fallbackBps,
            @ForAll @IntRange(max = 12_000) int arbiterFee,
            @ForAll @IntRange(min = 100, max = 100_000) int largest) {
        Terms terms = terms(hubBps, fallbackBps, arbiterFee);
        Random random = new Random(seed);
        Lives fine = life(terms, seed, random.longs(30, 1, largest).boxed().toList());
        fine.draw(largest);
        Lives coarse = life(terms, seed, List.of((long) largest));
        List<String> oneWay = end(terms, largest, fine.inSomeOrder());

        assertThat(end(terms, largest, fine.inSomeOrder())).isEqualTo(oneWay);
        assertThat(end(terms, largest, coarse.inSomeOrder())).isEqualTo(oneWay);
    }

    /** With the same seed the same claims with the same ends. */
    private static Lives life(Terms terms, long seed, List<Long> totals) {
        Random random = new Random(seed);
        Lives life = new Lives(terms, random);
        for (int round = 1; round <= CLAIMS; round++) {
            life.claim(round, random.nextLong(1, LARGEST_CLAIM + 1));
        }
        totals.forEach(life::draw);
        return life;
    }

    /** Lives it, on a fund that covers everything, until the worker quits; what everybody has then. */
    private static List<String> end(Terms terms, int largest, List<Deed> deeds) {
        World beginning = stage.reset();
        long time = Stage.START + 1;
        Amount amount = Amount.ofWei(largest + 2L * CLAIMS * LARGEST_CLAIM);
        Bytes byWorker = Who.WORKER.sign(terms.id(Stage.DOMAIN));
        perform(new EscrowCall.Open(terms, amount, byWorker, Message.NEVER, Bytes.EMPTY), Who.CLIENT, time);
        for (Deed deed : deeds) {
            time += 1 + deed.pause();
            boolean done = perform(deed.call(), deed.by(), time);
            assertThat(done || deed.call() instanceof EscrowCall.Pay)
                    .as("only a voucher below one that was drawn may fail, not " + deed)
                    .isTrue();
        }
        Amount total = Amount.ofWei(largest);
        assertThat(perform(new EscrowCall.Quit(terms, total, Message.NEVER, Bytes.EMPTY), Who.WORKER, time + 1))
                .isTrue();
        return stage.ask(Fact.of(beginning, List.of()));
    }

    private static boolean perform(EscrowCall call, Who by, long time) {
        return stage.perform(new Attempt(call, by.address(), call.value(), time))
                .succeeded();
    }

    private static Terms terms(int hubBps, int fallbackBps, int arbiterFee) {
        return Setting.parse(Line.of("agreement payee=other arbiter=honest review=100 notice=100 ruling=1000000 cap="
                        + LARGEST_CLAIM + " hub=" + hubBps + " fallback=" + fallbackBps + " fee=" + arbiterFee))
                .terms(1, Stage.TOKEN, Stage.START);
    }
}
