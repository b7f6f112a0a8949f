package io.stint.protocol.agreement;

import static io.stint.protocol.agreement.Stories.MEMO;
import static io.stint.protocol.agreement.Stories.START;
import static io.stint.protocol.agreement.Stories.wei;

import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** An agreement to which possible things happen at random. */
final class Life {
    private final Random random;
    private final Hash32 id;
    private Agreement now;

    Life(Random random, Terms terms, long amount) {
        this.random = random;
        this.now = Agreement.opened(Stories.opened(terms, amount)).agreement();
        this.id = now.id();
    }

    Agreement now() {
        return now;
    }

    /** One event, or none when what was thought of is not possible now. */
    Optional<EscrowEvent> live() {
        Optional<EscrowEvent> event = random.nextInt(4) > 0 && now.round() > 0 ? aboutAClaim() : aboutTheFund();
        event.ifPresent(e -> now = now.after(e).agreement());
        return event;
    }

    private Optional<EscrowEvent> aboutTheFund() {
        if (now.closed()) {
            return Optional.empty();
        }
        return switch (random.nextInt(24)) {
            case 0, 1, 2 -> Optional.of(new EscrowEvent.ToppedUp(id, Stories.CLIENT, wei(random.nextInt(1_000))));
            case 3, 4, 5, 6, 7 -> payment();
            case 8, 9, 10, 11, 12, 13, 14, 15, 16, 17 -> claim();
            case 18, 19 ->
                now.noticeEnd().isPresent()
                        ? Optional.empty()
                        : Optional.of(new EscrowEvent.NoticeGiven(id, START.plus(Duration.ofDays(10_000))));
            case 20 -> now.noticeEnd().map(end -> new EscrowEvent.Withdrawn(id, now.left()));
            case 21 -> Optional.of(new EscrowEvent.QuitByWorker(id, now.left()));
            case 22 -> {
                Amount total = now.drawn().plus(part(now.left()));
                yield Optional.of(
                        new EscrowEvent.ClosedTogether(id, total, now.funded().minus(total)));
            }
            default ->
                Optional.of(new EscrowEvent.Credited(
                        id, Stories.HUB, Stories.ESCROW, now.drawn().wei()));
        };
    }

    private Optional<EscrowEvent> payment() {
        Amount amount = part(now.left());
        return amount.isZero()
                ? Optional.empty()
                : Optional.of(new EscrowEvent.Paid(id, now.drawn().plus(amount), MEMO));
    }

    private Optional<EscrowEvent> claim() {
        Amount sum = part(now.left());
        return sum.isZero()
                ? Optional.empty()
                : Optional.of(
                        new EscrowEvent.Claimed(id, now.round() + 1, sum, Stories.reviewEnd(now.round() + 1), MEMO));
    }

    private Optional<EscrowEvent> aboutAClaim() {
        int round = 1 + random.nextInt(now.round());
        Claim claim = now.claims().get(round);
        if (claim == null || !claim.state().live()) {
            return Optional.empty();
        }
        return claim.state() == ClaimState.PENDING ? pending(claim) : disputed(claim);
    }

    private Optional<EscrowEvent> pending(Claim claim) {
        return switch (random.nextInt(6)) {
            case 0 -> Optional.of(new EscrowEvent.Collected(id, claim.round()));
            case 1 -> Optional.of(new EscrowEvent.Conceded(id, claim.round()));
            case 2 -> Optional.of(new EscrowEvent.Retracted(id, claim.round()));
            default -> {
                Amount fee = Rules.arbiterFee(now.terms(), claim.sum());
                boolean lacks = now.closed() || now.left().compareTo(fee) < 0;
                yield Optional.of(
                        new EscrowEvent.Objected(id, claim.round(), fee, lacks ? fee : Amount.ZERO, START, MEMO));
            }
        };
    }

    private Optional<EscrowEvent> disputed(Claim claim) {
        return switch (random.nextInt(4)) {
            case 0 -> Optional.of(new EscrowEvent.Conceded(id, claim.round()));
            case 1 ->
                Optional.of(new EscrowEvent.Lapsed(
                        id, claim.round(), Rules.share(claim.sum(), now.terms().fallback())));
            default -> Optional.of(new EscrowEvent.Ruled(id, claim.round(), part(claim.sum()), MEMO));
        };
    }

    private Amount part(Amount of) {
        return of.isZero() ? of : wei(random.nextLong(of.wei().longValueExact() + 1));
    }
}
