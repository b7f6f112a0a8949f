package io.stint.hub.agreement;

import io.stint.hub.web.Problem;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.Secured;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything known of an agreement when somebody looks at it.
 *
 * @param layer the number of the layer that it is on
 * @param offer as it was proposed here; empty: it was opened elsewhere
 * @param opened what the chain has; empty: not opened
 * @param vouchers from the lowest total to the highest
 * @param closing a proposal to close together
 * @param arbitration whether the arbiter will rule; says nothing where the terms name none
 * @param now the chain's time, whole seconds
 */
public record Situation(
        Hash32 id,
        int layer,
        Terms terms,
        Optional<Offer> offer,
        Optional<Opened> opened,
        List<Voucher> vouchers,
        Optional<Closing> closing,
        Arbitration arbitration,
        Address viewer,
        Set<Role> roles,
        Instant now) {

    public Situation {
        vouchers = List.copyOf(vouchers);
        roles = Set.copyOf(roles);
    }

    public Optional<Agreement> agreement() {
        return opened.map(Opened::agreement);
    }

    public Optional<Voucher> best() {
        return vouchers.isEmpty() ? Optional.empty() : Optional.of(vouchers.getLast());
    }

    /** What is approved in all; zero: nothing. */
    public Amount approved() {
        return best().map(Voucher::total).orElse(Amount.ZERO);
    }

    /** What is approved, in the fund and not drawn. */
    public Amount undrawn() {
        return agreement()
                .filter(a -> !a.closed())
                .map(a -> approved().min(a.funded()).max(a.drawn()).minus(a.drawn()))
                .orElse(Amount.ZERO);
    }

    /** What the vouchers secure; empty: not opened. */
    public Optional<Secured> secured() {
        return agreement().map(a -> Secured.by(a, approved(), now));
    }

    /** A proposal to close that the contract would still take. */
    public Optional<Closing> goodClosing() {
        return closing.filter(c -> agreement()
                .filter(a -> !a.closed() && c.good(a.round(), a.drawn(), now))
                .isPresent());
    }

    /** How far the arbiter has come; empty: the terms name none, or need none since nothing can be claimed. */
    public Optional<Arbitration.State> arbiter() {
        return terms.arbiter().isZero() || terms.claimCap().isZero()
                ? Optional.empty()
                : Optional.of(arbitration.state());
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** @throws Problem unless the viewer has one of the roles */
    public void require(Role... any) {
        for (Role role : any) {
            if (is(role)) {
                return;
            }
        }
        throw Problem.notYours("By the terms this is for the "
                + String.join(" or the ", List.of(any).stream().map(Role::word).toList()) + ".");
    }

    /** @throws Problem unless the chain has it */
    Agreement onChain() {
        return agreement().orElseThrow(() -> Problem.conflict("The agreement is not open yet."));
    }

    /** @throws Problem unless it is open */
    Agreement live() {
        Agreement agreement = onChain();
        if (agreement.closed()) {
            throw Problem.conflict("The agreement is closed.");
        }
        return agreement;
    }

    /** @throws Problem when there is no such claim */
    Claim claim(int round) {
        Claim claim = onChain().claims().get(round);
        if (claim == null) {
            throw Problem.conflict("There is no claim " + round + ".");
        }
        return claim;
    }
}
