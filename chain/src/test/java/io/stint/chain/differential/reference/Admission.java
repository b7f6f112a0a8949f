package io.stint.chain.differential.reference;

import static io.stint.chain.differential.reference.Execution.number;
import static io.stint.protocol.abi.AbiValue.address;

import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import java.util.List;

/** Which terms an agreement can be opened with: the table under "Terms". */
final class Admission {
    private static final long LONGEST = 180L * 86_400;
    private static final long FARTHEST = 730L * 86_400;

    private Admission() {}

    static void check(Terms t, Address escrow, long now) {
        parties(t, escrow);
        share(t.fallback().value(), 10_000);
        share(t.hubFee().value(), 1_000);
        boolean noHub = t.hubFee().value() > 0 && t.hub().isZero();
        boolean noArbiter = !t.arbiterFee().isZero() && t.arbiter().isZero();
        if (noHub || noArbiter) {
            throw new Refusal("Escrow_FeeWithoutReceiver()");
        }
        period(t.review().toSeconds(), 1);
        period(t.ruling().toSeconds(), 0);
        period(t.notice().toSeconds(), t.review().toSeconds());
        if (t.committedUntil().getEpochSecond() > now + FARTHEST) {
            throw new Refusal(
                    "Escrow_CommittedTooLong(uint256)",
                    number(t.committedUntil().getEpochSecond()));
        }
    }

    private static void parties(Terms t, Address escrow) {
        if (t.client().isZero() || t.client().equals(t.worker())) {
            throw new Refusal("Escrow_InvalidParty(address)", address(t.client()));
        }
        if (t.worker().isZero()) {
            throw new Refusal("Escrow_InvalidParty(address)", address(t.worker()));
        }
        if (List.of(t.client(), t.worker(), t.payee(), t.hub(), t.arbiter()).contains(escrow)) {
            throw new Refusal("Escrow_InvalidParty(address)", address(escrow));
        }
        List<Address> sides = List.of(t.client(), t.worker(), t.approver(), t.payee());
        if (!t.arbiter().isZero() && sides.contains(t.arbiter())) {
            throw new Refusal("Escrow_InvalidArbiter(address)", address(t.arbiter()));
        }
    }

    private static void share(int bps, int most) {
        if (bps > most) {
            throw new Refusal("Escrow_InvalidShare(uint256)", number(bps));
        }
    }

    private static void period(long seconds, long least) {
        if (seconds < least || seconds > LONGEST) {
            throw new Refusal("Escrow_InvalidPeriod(uint256)", number(seconds));
        }
    }
}
