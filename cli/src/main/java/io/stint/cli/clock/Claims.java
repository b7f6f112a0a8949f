package io.stint.cli.clock;

import io.stint.chain.escrow.AgreementOnChain;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.payroll.HandInFile.ClaimInHand;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The claims that a worker signs along with a timesheet, for the case that nobody looks at it. */
final class Claims {
    /** A claim that nobody made by then is not made at all. */
    private static final Duration VALID = Duration.ofDays(90);

    /** Between a claim and the end of the notice, for whoever submits it. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final AgreementFile agreement;
    private final AgreementOnChain chain;
    private final PrivateKey worker;
    private final Instant notBefore;
    private final Amount inHand;

    /**
     * @param wait how long the client has to look
     * @param inHand of the next round, what earlier timesheets claim that nobody looked at: nothing is claimed before them
     */
    Claims(
            AgreementFile agreement,
            AgreementOnChain chain,
            PrivateKey worker,
            Instant now,
            Duration wait,
            List<ClaimInHand> inHand) {
        this.agreement = agreement;
        this.chain = chain;
        this.worker = worker;
        this.inHand = inHand.stream().map(ClaimInHand::sum).reduce(Amount.ZERO, Amount::max);
        Instant wanted = inHand.stream()
                .map(ClaimInHand::notBefore)
                .reduce(now.plus(wait), (one, other) -> one.isAfter(other) ? one : other);
        this.notBefore = chain.noticeEnd()
                .map(end -> end.minus(MARGIN))
                .filter(wanted::isAfter)
                .map(latest -> latest.isBefore(now) ? now : latest)
                .orElse(wanted);
    }

    /**
     * With nothing in hand one claim, in the next round. With earlier hours in hand, whose claim may be made first or
     * not at all: one for both in the next round, and one for these alone in the round after.
     */
    List<ClaimInHand> of(DocumentId sheet, Amount amount) {
        int round = chain.round() + 1;
        List<ClaimInHand> claims = new ArrayList<>();
        if (agreement.terms().claimCap().isZero() || amount.isZero()) {
            return claims;
        }
        claims.add(claim(sheet, round, amount.plus(inHand)));
        if (!inHand.isZero()) {
            claims.add(claim(sheet, round + 1, amount));
        }
        return claims;
    }

    /** The terms bound one claim; what is above waits for the next. */
    private ClaimInHand claim(DocumentId sheet, int round, Amount sum) {
        Amount claimed = sum.min(agreement.terms().claimCap());
        Instant deadline = notBefore.plus(VALID);
        Bytes signature =
                Bytes.of(worker.sign(ClaimInHand.message(agreement.id(), round, claimed, sheet, notBefore, deadline)
                                .digest(agreement.domain()))
                        .compact());
        return new ClaimInHand(round, claimed, notBefore, deadline, signature);
    }
}
