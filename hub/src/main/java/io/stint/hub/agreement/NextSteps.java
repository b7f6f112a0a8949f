package io.stint.hub.agreement;

import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.value.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What whoever looks can do, the likeliest first. A pure function of the situation. */
public final class NextSteps {
    private final Situation s;
    private final Predicate<Amount> worth;
    private final List<Step> steps = new ArrayList<>();

    private NextSteps(Situation situation, Predicate<Amount> worth) {
        this.s = situation;
        this.worth = worth;
    }

    /** @param worth whether a draw of so much is worth its gas */
    public static List<Step> of(Situation situation, Predicate<Amount> worth) {
        NextSteps next = new NextSteps(situation, worth);
        Optional<Agreement> agreement = situation.agreement();
        if (agreement.isEmpty()) {
            next.offered();
        } else {
            next.of(agreement.get());
        }
        Map<String, Step> each = new LinkedHashMap<>();
        next.steps.forEach(step -> each.putIfAbsent(step.action() + step.round(), step));
        return List.copyOf(each.values());
    }

    private void offered() {
        boolean gone = s.offer().flatMap(Offer::withdrawnAt).isPresent();
        if (gone || s.offer().isEmpty()) {
            return;
        }
        boolean accepted = s.offer().flatMap(Offer::workerSignature).isPresent();
        if (s.is(Role.WORKER) && !accepted) {
            steps.add(Step.now("accept"));
        }
        if (s.is(Role.CLIENT) && accepted) {
            steps.add(Step.now("open"));
        }
        arbiter();
        if (s.is(Role.CLIENT) || s.is(Role.WORKER)) {
            boolean own = s.offer().get().proposedBy().equals(s.viewer());
            steps.add(Step.some(own ? "revoke" : "decline"));
        }
    }

    /** The two sides ask, the arbiter answers; an acceptance can be taken back until the agreement is open. */
    private void arbiter() {
        boolean side = s.is(Role.CLIENT) || s.is(Role.WORKER);
        Optional<Arbitration.State> state = s.arbiter();
        if (side && state.filter(Arbitration.State.UNASKED::equals).isPresent()) {
            steps.add(Step.some("ask"));
        }
        if (s.is(Role.ARBITER) && state.filter(Arbitration.State.ASKED::equals).isPresent()) {
            steps.add(Step.now("arbitrate"));
        }
        if (s.is(Role.ARBITER)
                && state.filter(Arbitration.State.ACCEPTED::equals).isPresent()) {
            steps.add(Step.some("step-down"));
        }
    }

    private void of(Agreement agreement) {
        claims(agreement);
        if (agreement.closed()) {
            // Only paid work can be reviewed.
            if (!agreement.ledger().receivedBy(Account.PAYEE).isZero()) {
                steps.add(Step.some("review"));
            }
            return;
        }
        closing();
        if (s.is(Role.WORKER)) {
            worker(agreement);
        }
        if (s.is(Role.CLIENT) || s.is(Role.APPROVER)) {
            clientSide(agreement);
        }
        if (s.is(Role.CLIENT)) {
            client(agreement);
        }
        if (s.is(Role.WORKER)) {
            steps.add(Step.some("close"));
            if (s.undrawn().isZero()) {
                steps.add(Step.some("quit"));
            }
        }
    }

    private void claims(Agreement agreement) {
        for (Claim claim : agreement.claims().values()) {
            switch (claim.state()) {
                case PENDING -> pending(claim);
                case DISPUTED -> disputed(claim);
                case NONE, COLLECTED, CONCEDED, RETRACTED, RULED, LAPSED -> {}
            }
        }
    }

    private void pending(Claim claim) {
        Optional<Instant> until = Optional.of(claim.reviewEnd());
        boolean review = Deadlines.inReview(claim, s.now());
        if (s.is(Role.CLIENT) || s.is(Role.APPROVER)) {
            steps.add(Step.of("concede", claim.round(), until, review));
            if (review) {
                steps.add(Step.of("object", claim.round(), until, true));
            }
        }
        if (!review) {
            steps.add(Step.of("collect", claim.round(), Optional.empty(), s.is(Role.WORKER)));
        }
        if (s.is(Role.WORKER)) {
            steps.add(Step.of("retract", claim.round(), Optional.empty(), false));
        }
    }

    private void disputed(Claim claim) {
        boolean ruling = Deadlines.inRuling(claim, s.now());
        if (s.is(Role.ARBITER) && ruling) {
            steps.add(Step.of("rule", claim.round(), claim.rulingEnd(), true));
        }
        if (s.is(Role.CLIENT) || s.is(Role.APPROVER)) {
            steps.add(Step.of("concede", claim.round(), claim.rulingEnd(), false));
        }
        if (!ruling) {
            steps.add(Step.of("lapse", claim.round(), Optional.empty(), !s.is(Role.ARBITER)));
        }
    }

    private void closing() {
        s.goodClosing()
                .filter(c ->
                        (s.is(Role.CLIENT) && c.waitsForOther(false)) || (s.is(Role.WORKER) && c.waitsForOther(true)))
                .ifPresent(c -> steps.add(new Step("close", Optional.empty(), Optional.of(c.deadline()), true)));
    }

    private void worker(Agreement agreement) {
        boolean ended = agreement.noticeEnd().filter(s.now()::isAfter).isPresent();
        Amount undrawn = s.undrawn();
        if (!undrawn.isZero()) {
            boolean waits = agreement.noticeEnd().isPresent() || worth.test(undrawn);
            steps.add(new Step("draw", Optional.empty(), agreement.noticeEnd(), waits));
        }
        if (!ended) {
            steps.add(Step.some("deliver"));
        }
        Claim last = agreement.claims().get(agreement.round());
        boolean free = last == null || s.now().isAfter(last.reviewEnd());
        Amount most = s.terms().claimCap().min(agreement.left().minus(s.undrawn()));
        if (!ended && free && !most.isZero()) {
            steps.add(new Step("claim", Optional.empty(), agreement.noticeEnd(), false));
        }
    }

    private void clientSide(Agreement agreement) {
        boolean pending = agreement.claims().values().stream().anyMatch(c -> c.state() == ClaimState.PENDING);
        if (!agreement.left().minus(s.undrawn()).isZero()) {
            steps.add(new Step("approve", Optional.empty(), agreement.noticeEnd(), false));
        }
        if (agreement.left().minus(s.undrawn()).isZero() && !pending) {
            steps.add(Step.some("topup"));
        }
    }

    private void client(Agreement agreement) {
        Optional<Instant> end = agreement.noticeEnd();
        if (end.filter(s.now()::isAfter).isPresent()) {
            steps.add(Step.now("withdraw"));
        }
        steps.add(Step.some("topup"));
        steps.add(Step.some("close"));
        if (end.isEmpty() && !s.now().isBefore(agreement.committedUntil())) {
            steps.add(Step.some("notice"));
        }
    }
}
