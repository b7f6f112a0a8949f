package io.stint.protocol.agreement;

import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An agreement's facts, as its events tell them. {@link #after} is a pure function; {@link Phase} is derived.
 *
 * @param id EIP-712 digest of the terms
 * @param funded put in, less what claims set aside: the ceiling of the voucher line
 * @param drawn paid on the voucher line
 * @param noticeEnd when the client's notice runs out; empty: no notice
 * @param uncommitted whether a ruling of zero voided {@code committedUntil}
 * @param claims by round, from 1
 * @param ledger everything that was moved so far
 * @param tippable what the payee got of the payment just before, out of which a tip may go; zero after any other event
 */
public record Agreement(
        Hash32 id,
        Terms terms,
        Amount funded,
        Amount drawn,
        Optional<Instant> noticeEnd,
        boolean uncommitted,
        boolean closed,
        Map<Integer, Claim> claims,
        Ledger ledger,
        Amount tippable) {

    public Agreement {
        claims = Collections.unmodifiableMap(new TreeMap<>(claims));
    }

    /** The agreement after its first event. */
    public static Step opened(EscrowEvent.Opened event) {
        return Evolution.first(event);
    }

    /**
     * The agreement after its next event, and the money that the event moved.
     *
     * @throws ImpossibleHistory when the contract's rules do not allow the event here
     */
    public Step after(EscrowEvent event) {
        return Evolution.next(this, event);
    }

    public Phase phase() {
        if (closed) {
            return Phase.CLOSED;
        }
        return noticeEnd.isPresent() ? Phase.NOTICE : Phase.OPEN;
    }

    /** The number of claims made so far. */
    public int round() {
        return claims.size();
    }

    public ClaimState claimState(int round) {
        return Optional.ofNullable(claims.get(round)).map(Claim::state).orElse(ClaimState.NONE);
    }

    /** What is left in the fund for vouchers and claims; zero when closed. */
    public Amount left() {
        return closed ? Amount.ZERO : funded.minus(drawn);
    }

    /** Sums of claims that are in the given state. */
    public Amount claimed(ClaimState state) {
        return claims.values().stream()
                .filter(c -> c.state() == state)
                .map(Claim::sum)
                .reduce(Amount.ZERO, Amount::plus);
    }

    /** Arbiter's fees that are put aside for disputes that run. */
    public Amount aside() {
        return claims.values().stream()
                .filter(c -> c.state() == ClaimState.DISPUTED)
                .map(c -> Rules.arbiterFee(terms, c.sum()))
                .reduce(Amount.ZERO, Amount::plus);
    }

    /** What the escrow holds of this agreement. */
    public Amount held() {
        return left().plus(claimed(ClaimState.PENDING))
                .plus(claimed(ClaimState.DISPUTED))
                .plus(aside());
    }

    /** What has been paid in. */
    public Amount paidIn() {
        return ledger.givenBy(Account.PAYER);
    }

    /** Before this the client cannot give notice. */
    public Instant committedUntil() {
        return uncommitted ? Instant.EPOCH : terms.committedUntil();
    }
}
