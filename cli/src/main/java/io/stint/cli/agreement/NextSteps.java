package io.stint.cli.agreement;

import io.stint.cli.term.Words;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.Phase;
import io.stint.protocol.agreement.Secured;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What each side can do now, the most pressing first. */
final class NextSteps {
    private NextSteps() {}

    /** @param approved the total of the highest voucher, as far as it may be called secured */
    static List<String> of(Amount approved, Agreement agreement, Token token, Instant now) {
        List<String> steps = new ArrayList<>();
        agreement.claims().values().stream()
                .filter(claim -> claim.state().live())
                .map(claim -> about(agreement, claim, token, now))
                .forEach(steps::add);
        Secured secured = Secured.by(agreement, approved, now);
        if (!secured.gross().isZero()) {
            steps.add(
                    "Worker: " + Words.money(secured.net(), token) + " is secured; draw it with 'stint agreement draw',"
                            + " at the latest " + Words.when(secured.until(), now) + ".");
        }
        if (!secured.uncovered().isZero()) {
            steps.add("Client: " + Words.money(secured.uncovered(), token)
                    + " is approved but not in the fund; add it with 'stint agreement topup'.");
        }
        if (agreement.phase() == Phase.NOTICE) {
            steps.add(notice(agreement, token, now));
        }
        return steps;
    }

    private static String about(Agreement agreement, Claim claim, Token token, Instant now) {
        String what = "claim " + claim.round() + " over " + Words.money(claim.sum(), token);
        if (claim.state() == ClaimState.DISPUTED) {
            return disputed(agreement, what, claim.rulingEnd().orElse(claim.reviewEnd()), now);
        }
        return now.isAfter(claim.reviewEnd())
                ? "Worker: nobody objected to " + what + "; take it with 'stint agreement collect'."
                : "Client: object to " + what + " or concede it; " + Words.when(claim.reviewEnd(), now)
                        + " it is the worker's.";
    }

    private static String disputed(Agreement agreement, String what, Instant end, Instant now) {
        if (now.isAfter(end)) {
            return "Anyone: no ruling came on " + what + "; settle it with 'stint agreement lapse'.";
        }
        return agreement.terms().arbiter().isZero()
                ? "Nobody rules on " + what + "; anyone settles it by the fallback share " + Words.when(end, now)
                        + " with 'stint agreement lapse'."
                : "Arbiter: rule on " + what + " with 'stint agreement rule', " + Words.when(end, now)
                        + " at the latest.";
    }

    private static String notice(Agreement agreement, Token token, Instant now) {
        Instant end = agreement.noticeEnd().orElseThrow();
        return now.isAfter(end)
                ? "Client: notice has run out; " + Words.money(agreement.left(), token)
                        + " comes back with 'stint agreement withdraw'."
                : "Worker: notice was given; draw or claim what you earned, " + Words.when(end, now)
                        + " at the latest.";
    }
}
