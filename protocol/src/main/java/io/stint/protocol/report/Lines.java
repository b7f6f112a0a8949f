package io.stint.protocol.report;

import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.report.Line.Covers;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An agreement's events as lines of somebody's books. Money counts when it reaches whom it is for, or waits for them as a
 * credit in the contract: not when it is approved.
 */
public final class Lines {
    private final Viewpoint side;
    private final Terms terms;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Integer, Hash32> evidence = new HashMap<>();
    private Amount drawn = Amount.ZERO;

    private Lines(Viewpoint side, Terms terms) {
        this.side = side;
        this.terms = terms;
    }

    /** @param history all of the agreement's events from the first, in the order of the chain */
    public static List<Line> of(Viewpoint side, Terms terms, List<Happened> history) {
        Lines made = new Lines(side, terms);
        history.forEach(made::add);
        return List.copyOf(made.lines);
    }

    private void add(Happened one) {
        if (one.event() instanceof EscrowEvent.Claimed claimed) {
            evidence.put(claimed.round(), claimed.evidence());
        }
        Optional<Covers> covers = covers(one.event());
        if (side == Viewpoint.WORKER) {
            received(one, covers);
        } else {
            put(one, Kind.DEPOSIT, one.from(Account.PAYER), Amount.ZERO, Optional.empty());
            put(one, Kind.PAID, one.to(Account.PAYEE), one.to(Account.HUB), covers);
            put(one, Kind.ARBITER, one.to(Account.ARBITER), Amount.ZERO, Optional.empty());
            put(one, Kind.REFUND, one.to(Account.CLIENT), Amount.ZERO, Optional.empty());
        }
    }

    private void received(Happened one, Optional<Covers> covers) {
        if (one.event() instanceof EscrowEvent.Tipped tipped) {
            boolean own = tipped.submitter().equals(terms.receiver())
                    || tipped.submitter().equals(terms.worker());
            if (!own && !lines.isEmpty()) {
                lines.add(lines.removeLast().tipped(tipped.tip()));
            }
        } else {
            put(one, Kind.RECEIVED, one.to(Account.PAYEE), one.to(Account.HUB), covers);
        }
    }

    private Optional<Covers> covers(EscrowEvent event) {
        Amount to = switch (event) {
            case EscrowEvent.Paid paid -> paid.drawn();
            case EscrowEvent.ClosedTogether closed -> closed.total();
            default -> drawn;
        };
        if (to.equals(drawn)) {
            return Optional.empty();
        }
        Covers covers = new Covers(drawn, to);
        drawn = to;
        return Optional.of(covers);
    }

    private void put(Happened one, Kind kind, Amount amount, Amount fee, Optional<Covers> covers) {
        if (!amount.isZero() || !fee.isZero()) {
            lines.add(new Line(
                    one.at(),
                    one.event().agreement(),
                    side.other(terms),
                    kind,
                    amount,
                    fee,
                    Amount.ZERO,
                    one.transaction(),
                    covers,
                    claim(one.event())));
        }
    }

    /** What a claim was made with: the id of a timesheet, where it is about hours. */
    private Optional<Hash32> claim(EscrowEvent event) {
        int round = switch (event) {
            case EscrowEvent.Collected e -> e.round();
            case EscrowEvent.Conceded e -> e.round();
            default -> 0;
        };
        return Optional.ofNullable(evidence.get(round));
    }
}
