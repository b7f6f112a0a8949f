package io.stint.protocol.agreement;

import static io.stint.protocol.agreement.Stories.CLIENT;
import static io.stint.protocol.agreement.Stories.MEMO;
import static io.stint.protocol.agreement.Stories.START;
import static io.stint.protocol.agreement.Stories.WORKER;
import static io.stint.protocol.agreement.Stories.wei;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.report.Happened;
import io.stint.protocol.report.Kind;
import io.stint.protocol.report.Line;
import io.stint.protocol.report.Line.Covers;
import io.stint.protocol.report.Lines;
import io.stint.protocol.report.Viewpoint;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What lives of agreements are in the books of both sides. */
class LinesTest {
    private static final Hash32 TRANSACTION = Hash32.keccak("transaction");

    @Property(tries = 300)
    void nothingIsLostAndNothingIsCountedTwice(@ForAll Random random, @ForAll @IntRange(max = 400) int arbiterFee) {
        Terms terms = Stories.terms(wei(arbiterFee), 5_000, 250);
        List<Happened> history = new ArrayList<>();
        Agreement end = lived(random, terms, history);

        List<Line> client = Lines.of(Viewpoint.CLIENT, terms, history);
        Amount out = sum(client, Kind.PAID, Line::amount)
                .plus(sum(client, Kind.PAID, Line::fee))
                .plus(sum(client, Kind.ARBITER, Line::amount))
                .plus(sum(client, Kind.REFUND, Line::amount));
        assertThat(sum(client, Kind.DEPOSIT, Line::amount)).isEqualTo(out.plus(end.held()));
        assertThat(client)
                .allMatch(line -> line.other().equals(WORKER) && line.tip().isZero());

        List<Line> worker = Lines.of(Viewpoint.WORKER, terms, history);
        assertThat(worker)
                .allMatch(line -> line.kind() == Kind.RECEIVED && line.other().equals(CLIENT));
        assertThat(sum(worker, Kind.RECEIVED, Line::amount).plus(sum(worker, Kind.RECEIVED, Line::tip)))
                .isEqualTo(end.ledger().receivedBy(Account.PAYEE));
        assertThat(sum(worker, Kind.RECEIVED, Line::fee)).isEqualTo(end.ledger().receivedBy(Account.HUB));
    }

    @Property(tries = 100)
    void paymentsCoverTheVoucherLineWithoutHolesAndWithoutOverlap(@ForAll Random random) {
        Terms terms = Stories.terms(wei(40), 5_000, 0);
        List<Happened> history = new ArrayList<>();
        Agreement end = lived(random, terms, history);

        Amount next = Amount.ZERO;
        for (Line line : Lines.of(Viewpoint.WORKER, terms, history)) {
            if (line.covers().isPresent()) {
                Covers covers = line.covers().get();
                assertThat(covers.from()).isEqualTo(next);
                assertThat(covers.to().minus(covers.from()))
                        .isEqualTo(line.amount().plus(line.tip()));
                next = covers.to();
            }
        }
        assertThat(next).isEqualTo(end.drawn());
    }

    @Test
    void aTipComesOffWhatTheWorkerGotUnlessTheWorkerSubmittedIt() {
        Terms terms = Stories.terms(wei(0), 0, 1_000);
        assertThat(tipped(terms, Stories.address(0x99)).tip()).isEqualTo(wei(7));
        assertThat(tipped(terms, Stories.address(0x99)).amount()).isEqualTo(wei(83));
        assertThat(tipped(terms, WORKER).tip()).isEqualTo(wei(0));
        assertThat(tipped(terms, WORKER).amount()).isEqualTo(wei(90));
        assertThat(tipped(terms, WORKER).fee()).isEqualTo(wei(10));
    }

    private static Line tipped(Terms terms, Address submitter) {
        List<Happened> history = new ArrayList<>();
        Agreement agreement = opened(terms, 1_000, history);
        for (EscrowEvent event : List.of(
                new EscrowEvent.Paid(agreement.id(), wei(100), MEMO),
                new EscrowEvent.Tipped(agreement.id(), submitter, wei(7)))) {
            agreement = after(agreement, event, history);
        }
        List<Line> lines = Lines.of(Viewpoint.WORKER, terms, history);
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    @Test
    void aClaimIsPaidWithTheEvidenceThatItWasMadeWith() {
        Terms terms = Stories.terms(wei(0), 0, 0);
        List<Happened> history = new ArrayList<>();
        Agreement agreement = opened(terms, 1_000, history);
        agreement = after(
                agreement, new EscrowEvent.Claimed(agreement.id(), 1, wei(50), Stories.reviewEnd(1), MEMO), history);
        agreement = after(agreement, new EscrowEvent.Collected(agreement.id(), 1), history);

        List<Line> lines = Lines.of(Viewpoint.WORKER, terms, history);
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().evidence()).contains(MEMO);
        assertThat(lines.getFirst().covers()).isEmpty();
        assertThat(agreement.drawn()).isEqualTo(wei(0));
    }

    private static Agreement lived(Random random, Terms terms, List<Happened> history) {
        Step first = Agreement.opened(Stories.opened(terms, 10_000));
        history.add(new Happened(Stories.opened(terms, 10_000), first.movements(), TRANSACTION, START));
        Life life = new Life(random, terms, 10_000);
        for (int i = 0; i < 60; i++) {
            Agreement before = life.now();
            life.live().ifPresent(event -> after(before, event, history));
        }
        return life.now();
    }

    private static Agreement opened(Terms terms, long amount, List<Happened> history) {
        EscrowEvent.Opened event = Stories.opened(terms, amount);
        Step step = Agreement.opened(event);
        history.add(new Happened(event, step.movements(), TRANSACTION, START));
        return step.agreement();
    }

    private static Agreement after(Agreement before, EscrowEvent event, List<Happened> history) {
        Step step = before.after(event);
        history.add(new Happened(event, step.movements(), TRANSACTION, START));
        return step.agreement();
    }

    private static Amount sum(List<Line> lines, Kind kind, Function<Line, Amount> part) {
        return lines.stream().filter(line -> line.kind() == kind).map(part).reduce(Amount.ZERO, Amount::plus);
    }
}
