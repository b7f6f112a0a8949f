package io.stint.hub.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.keeper.Till.Fate;
import io.stint.hub.store.Database;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowCalls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Draws by rules in the queue: what is sent together, and what becomes of it. */
class BatchesTest {
    private static final Database DATABASE = TestDatabase.fresh();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static Till rich(int draws) {
        Till till = new Till(DATABASE, 1_000 * Till.CALL, draws);
        for (int i = 0; i < 4; i++) {
            till.open(i, false);
        }
        return till;
    }

    @Test
    void whatIsReadyIsSentTogetherAndAgainTheSameAfterACrash() {
        Till till = rich(1_000);
        till.askByRule(0);
        till.askByRule(1);
        till.ask(2, "collect");
        till.askByRule(3);

        Shipment first = till.take().orElseThrow();
        assertThat(first.jobs()).hasSize(3);
        assertThat(EscrowCalls.decode(first.call()))
                .get()
                .isInstanceOfSatisfying(
                        EscrowCall.PayMany.class,
                        call -> assertThat(call.payments()).hasSize(3));
        assertThat(till.take().orElseThrow().first().kind()).isEqualTo("collect");

        till.restart();
        till.askByRule(2);
        Shipment again = till.take().orElseThrow();
        assertThat(again.call()).isEqualTo(first.call());
        assertThat(again.jobs())
                .extracting(KeeperJob::id)
                .containsExactlyElementsOf(
                        first.jobs().stream().map(KeeperJob::id).toList());
    }

    @Test
    void aBatchThatFailsIsSentOneByOneAndItsCostIsCounted() {
        Till till = rich(1_000);
        till.askByRule(0);
        till.askByRule(1);
        till.take();
        till.end(Fate.REFUSED_IN_ITS_BLOCK, 50_000);

        assertThat(till.spent().spent().wei()).isEqualTo(100_000);
        assertThat(till.take().orElseThrow().isBatch()).isFalse();
        assertThat(till.take().orElseThrow().isBatch()).isFalse();
        assertThat(till.take()).isEmpty();

        // Whoever was in it spoils no other for a week.
        till.end(Fate.DONE, 50_000);
        till.end(Fate.DONE, 50_000);
        till.askByRule(0);
        till.askByRule(2);
        till.askByRule(3);
        assertThat(till.take().orElseThrow().jobs()).hasSize(1);
        assertThat(till.take().orElseThrow().jobs()).hasSize(2);
    }

    @Test
    void noMoreThanTheOperatorPaysForAndNothingElseWaitsBehindIt() {
        Till till = rich(3);
        till.askByRule(0);
        till.askByRule(1);
        assertThat(till.take().orElseThrow().jobs()).hasSize(2);
        till.end(Fate.DONE, 50_000);
        till.askByRule(0);
        till.askByRule(2);
        till.askByRule(3);

        assertThat(till.take().orElseThrow().jobs()).hasSize(1);
        assertThat(till.take()).isEmpty();
        assertThat(till.postponed()).isEqualTo(2);
        till.ask(3, "claim");
        assertThat(till.take().orElseThrow().first().kind()).isEqualTo("claim");
    }

    @Test
    void noMoreThanFitBesideTheReserve() {
        Till till = new Till(DATABASE, 2 * Till.CALL);
        for (int i = 0; i < 3; i++) {
            till.open(i, false);
            till.askByRule(i);
        }

        assertThat(till.take().orElseThrow().jobs()).hasSize(2);
        assertThat(till.take()).isEmpty();
        assertThat(till.postponed()).isEqualTo(1);
    }

    @Test
    void whoeverAsksForTheSameDoesNotWaitForTheRule() {
        Till till = rich(0);
        till.askByRule(0);
        assertThat(till.take()).isEmpty();
        till.askAgain();
        till.minutesPass();

        assertThat(till.take().orElseThrow().first().ruled()).isFalse();
    }
}
