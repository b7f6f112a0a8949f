package io.stint.hub.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.keeper.Till.Fate;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Amount;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** What is kept for draws before an end is spent by nothing else, in whatever order things happen. */
class ReserveTest {
    private static final Database DATABASE = TestDatabase.fresh();
    private static final int AGREEMENTS = 4;

    @AfterContainer
    static void close() {
        DATABASE.close();
    }

    enum Deed {
        OPEN,
        NOTICE,
        ASK_DRAW,
        ASK_OTHER,
        ASK_BY_RULE,
        TAKE,
        END,
        RESTART,
        MINUTES,
        FILL
    }

    record Move(Deed deed, int agreement, Fate fate, long cost) {}

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<Move> move = Combinators.combine(
                        Arbitraries.of(Deed.class),
                        Arbitraries.integers().between(0, AGREEMENTS - 1),
                        Arbitraries.of(Fate.class),
                        Arbitraries.longs().between(0, Till.CALL))
                .as(Move::new);
        return move.list().ofMinSize(10).ofMaxSize(60);
    }

    @Property(tries = 60)
    void nothingElseSpendsTheReserve(@ForAll("moves") List<Move> moves, @ForAll("balances") long balance) {
        Till till = new Till(DATABASE, balance);
        for (Move move : moves) {
            long before = till.beyond();
            Optional<Shipment> taken = play(till, move);
            long after = till.beyond();
            switch (move.deed()) {
                // New shares are kept from now on; what was there does not become more.
                case OPEN, NOTICE, FILL -> {}
                case TAKE ->
                    assertThat(after)
                            .as("%s of %s", move, moves)
                            .isGreaterThanOrEqualTo(
                                    taken.filter(job -> after < before).isPresent() ? 0 : before);
                default -> assertThat(after).as("%s of %s", move, moves).isGreaterThanOrEqualTo(before);
            }
        }
    }

    @Provide
    Arbitrary<Long> balances() {
        return Arbitraries.longs().between(0, 20 * Till.CALL);
    }

    private static Optional<Shipment> play(Till till, Move move) {
        switch (move.deed()) {
            case OPEN -> till.open(move.agreement(), false);
            case NOTICE -> till.open(move.agreement(), true);
            case ASK_DRAW -> till.ask(move.agreement(), "draw");
            case ASK_OTHER -> till.ask(move.agreement(), "collect");
            case ASK_BY_RULE -> till.askByRule(move.agreement());
            case TAKE -> {
                return till.take();
            }
            case END -> till.end(move.fate(), move.cost());
            case RESTART -> till.restart();
            case MINUTES -> till.minutesPass();
            case FILL -> till.fill(move.cost());
        }
        return Optional.empty();
    }

    @Example
    void theDrawGoesAheadOfWhatTheReserveDoesNotPay() {
        Till till = new Till(DATABASE, 2 * Till.CALL);
        till.open(0, true);
        till.ask(0, "collect");
        till.ask(1, "collect");
        till.ask(0, "draw");

        assertThat(till.take()).map(sent -> sent.first().kind()).hasValue("draw");
        assertThat(till.take()).isEmpty();
        assertThat(till.postponed()).isEqualTo(1);

        till.end(Fate.DONE, GasPurse.GAS);
        till.minutesPass();
        assertThat(till.takeAll()).isEqualTo(1);
        assertThat(till.postponed()).isEqualTo(1);
    }

    @Example
    void anAgreementHasTwoDrawsFromTheReserveAndNoMore() {
        Till till = new Till(DATABASE, 5 * Till.CALL);
        till.open(0, true);
        till.open(1, true);
        for (int i = 0; i < 2; i++) {
            till.ask(0, "draw");
            assertThat(till.take()).isPresent();
            till.end(Fate.DONE, Till.CALL);
            till.open(0, true);
        }
        till.ask(0, "draw");

        assertThat(till.state().kept()).isEqualTo(2);
        assertThat(till.takeAll()).isEqualTo(1);
        till.end(Fate.DONE, Till.CALL);
        till.open(0, true);
        till.ask(0, "draw");
        assertThat(till.take()).isEmpty();
        assertThat(till.state().kept()).isEqualTo(2);
        assertThat(till.state().missing()).isEqualTo(Amount.ZERO);
    }

    /** Found by chance, of the moves above: the second was paid from what was kept for the other agreement. */
    @Example
    void asSoonAsAllIsDrawnASecondDrawOfItIsNotPaidFromTheReserve() {
        Till till = new Till(DATABASE, 3 * Till.CALL);
        till.open(0, true);
        till.ask(0, "draw");
        till.ask(0, "draw");
        till.open(1, true);
        assertThat(till.take()).isPresent();
        till.end(Fate.DONE, Till.CALL);

        assertThat(till.take()).isEmpty();
        assertThat(till.beyond()).isZero();
        till.ask(1, "draw");
        assertThat(till.take()).isPresent();
    }

    /** Whoever approves a unit or two of a token in many agreements and gives notice would have the purse kept for nothing. */
    @Example
    void dustOfATokenIsNotKeptFor() {
        Till till = new Till(DATABASE, 5 * Till.CALL);
        till.open(0, true);
        till.inToken(0, 999);
        till.open(1, true);
        till.inToken(1, 1_000);

        assertThat(till.state().kept()).isEqualTo(Reserve.SHARE);
    }

    /** Of which there are up to 24 a day. */
    @Example
    void whatRulesWantTakesNothingOfWhatPeopleMayAskFor() {
        Till till = new Till(DATABASE, 1_000 * Till.CALL);
        till.open(0, false);
        for (int i = 0; i < 2 * Budget.A_DAY; i++) {
            till.askByRule(0);
        }
        while (till.take().isPresent()) {
            till.end(Fate.DONE, Till.CALL);
        }
        assertThat(till.spent().transactions()).isEqualTo(2L * Budget.A_DAY);
        for (int i = 0; i < Budget.A_DAY; i++) {
            assertThat(till.leavesRoomToAsk(0)).isTrue();
            till.ask(0, "object");
        }
        assertThat(till.leavesRoomToAsk(0)).isFalse();
    }

    @Example
    void aShareThatWasNotSpentIsThereAgain() {
        Till till = new Till(DATABASE, Till.CALL);
        till.open(0, true);
        for (int i = 0; i < 3; i++) {
            till.ask(0, "draw");
            assertThat(till.take()).isPresent();
            till.end(Fate.REFUSED_BEFORE, 0);
        }
        assertThat(till.state().kept()).isEqualTo(Reserve.SHARE);
    }

    @Example
    void whatWasSpentIsCountedOnceAndTheWeekSaysWhatIsLow() {
        Till till = new Till(DATABASE, 100 * Till.CALL);
        till.ask(0, "collect");
        till.take();
        till.restart();
        till.take();
        till.end(Fate.DONE, 70_000);

        assertThat(till.spent()).isEqualTo(new Spending.Sum(1, Amount.ofWei(70_000), Amount.ZERO));
        assertThat(till.state().standing()).isEqualTo(io.stint.hub.agreement.Relay.Level.FULL);
        till.fill(-85 * Till.CALL);
        assertThat(till.state().standing()).isEqualTo(io.stint.hub.agreement.Relay.Level.LOW);
        till.fill(-14 * Till.CALL);
        assertThat(till.state().standing()).isEqualTo(io.stint.hub.agreement.Relay.Level.KEPT);
    }
}
