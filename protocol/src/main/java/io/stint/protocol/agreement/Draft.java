package io.stint.protocol.agreement;

import static io.stint.protocol.agreement.Movement.Account.ASIDE;
import static io.stint.protocol.agreement.Movement.Account.CLIENT;
import static io.stint.protocol.agreement.Movement.Account.FUND;
import static io.stint.protocol.agreement.Movement.Account.HUB;
import static io.stint.protocol.agreement.Movement.Account.PAYEE;
import static io.stint.protocol.agreement.Movement.Account.PAYER;

import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.value.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An agreement while one event is applied to it, and the movements so far. */
final class Draft {
    final Agreement before;
    final Map<Integer, Claim> claims;
    Amount funded;
    Amount drawn;
    Optional<Instant> noticeEnd;
    boolean uncommitted;
    boolean closed;
    Amount tippable = Amount.ZERO;
    private final List<Movement> movements = new ArrayList<>();

    Draft(Agreement before) {
        this.before = before;
        this.claims = new TreeMap<>(before.claims());
        this.funded = before.funded();
        this.drawn = before.drawn();
        this.noticeEnd = before.noticeEnd();
        this.uncommitted = before.uncommitted();
        this.closed = before.closed();
    }

    void move(Account from, Account to, Amount amount) {
        if (!amount.isZero()) {
            movements.add(new Movement(from, to, amount));
        }
    }

    void fund(Amount amount) {
        funded = funded.plus(amount);
        if (funded.compareTo(Amount.MAX) > 0) {
            throw new ImpossibleHistory("the fund is over its largest amount: " + funded);
        }
        move(PAYER, FUND, amount);
    }

    void unfund(Amount amount) {
        if (amount.compareTo(funded.minus(drawn)) > 0) {
            throw new ImpossibleHistory("more leaves the fund than is in it: " + amount);
        }
        funded = funded.minus(amount);
    }

    /** The voucher line rises; the payee gets the difference less the hub's fee. */
    void drawUpTo(Amount upTo) {
        if (upTo.compareTo(drawn) <= 0 || upTo.compareTo(funded) > 0) {
            throw new ImpossibleHistory("the voucher line cannot go from " + drawn + " to " + upTo);
        }
        payFrom(FUND, upTo.minus(drawn), Rules.lineFee(before.terms(), drawn, upTo));
        drawn = upTo;
    }

    /** The payee gets a part of a claim, less the hub's fee. */
    void payClaim(Amount amount) {
        payFrom(ASIDE, amount, Rules.share(amount, before.terms().hubFee()));
    }

    /** Returns money to the fund, or to the client when the agreement is closed or the fund is full. */
    void putBack(Amount amount) {
        boolean fits = !closed && amount.compareTo(Amount.MAX.minus(funded)) <= 0;
        if (fits) {
            funded = funded.plus(amount);
        }
        move(ASIDE, fits ? FUND : CLIENT, amount);
    }

    void put(Claim claim) {
        claims.put(claim.round(), claim);
    }

    Step step() {
        Agreement after = new Agreement(
                before.id(),
                before.terms(),
                funded,
                drawn,
                noticeEnd,
                uncommitted,
                closed,
                claims,
                before.ledger().with(movements),
                tippable);
        return new Step(after, movements);
    }

    private void payFrom(Account source, Amount amount, Amount fee) {
        move(source, HUB, fee);
        move(source, PAYEE, amount.minus(fee));
    }
}
