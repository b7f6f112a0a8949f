package io.stint.protocol.agreement;

import static io.stint.protocol.agreement.Stories.wei;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.value.Amount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Random lives of agreements: nothing is lost on any way, and every row of the tables is gone through. */
class TransitionTest {
    @Property(tries = 500)
    void moneyIsNeitherLostNorMade(
            @ForAll Random random,
            @ForAll @IntRange(max = 10_000) int fallbackBps,
            @ForAll @IntRange(max = 1_000) int hubBps,
            @ForAll @IntRange(max = 400) int arbiterFee) {
        Life life = new Life(random, Stories.terms(wei(arbiterFee), fallbackBps, hubBps), 10_000);
        Amount drawn = Amount.ZERO;
        for (int i = 0; i < 60; i++) {
            life.live();
            Agreement now = life.now();
            assertThat(now.drawn()).isGreaterThanOrEqualTo(drawn);
            drawn = now.drawn();
            assertThat(now.held()).isEqualTo(now.ledger().held());
            assertThat(now.paidIn()).isEqualTo(now.held().plus(outside(now)));
        }
    }

    @Test
    void everyTransitionOfTheTablesHappens() {
        Set<Transition<Phase>> phases = new HashSet<>(Transition.OF_AGREEMENT);
        Set<Transition<ClaimState>> claims = new HashSet<>(Transition.OF_CLAIM);
        for (int seed = 0; seed < 300; seed++) {
            Life life = new Life(new Random(seed), Stories.terms(wei(20), 4_000, 100), 10_000);
            for (int i = 0; i < 40; i++) {
                Agreement before = life.now();
                life.live().ifPresent(event -> {
                    Agreement after = life.now();
                    phases.remove(new Transition<>(before.phase(), event.getClass(), after.phase()));
                    for (int round = 1; round <= after.round(); round++) {
                        claims.remove(
                                new Transition<>(before.claimState(round), event.getClass(), after.claimState(round)));
                    }
                });
            }
        }
        assertThat(phases).containsExactly(new Transition<>(Phase.NONE, EscrowEvent.Opened.class, Phase.OPEN));
        assertThat(claims).isEmpty();
    }

    @Test
    void theDiagramInTheDocumentationIsTheTable() throws Exception {
        assertThat(Transition.diagram()).contains("open --> notice: NoticeGiven", "[*] --> pending: Claimed");
        assertThat(Files.readString(Path.of("../docs/protocol.md"))).contains(Transition.diagram());
    }

    private static Amount outside(Agreement now) {
        return List.of(Account.CLIENT, Account.PAYEE, Account.HUB, Account.ARBITER, Account.SUBMITTER).stream()
                .map(account ->
                        now.ledger().receivedBy(account).minus(now.ledger().givenBy(account)))
                .reduce(Amount.ZERO, Amount::plus);
    }
}
