package io.stint.cli.agreement;

import io.stint.cli.term.Words;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Terms told as what happens. */
final class Consequences {
    private Consequences() {}

    static List<String> of(Terms t, Token token, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("If the client stays silent: the worker claims, at most " + Words.money(t.claimCap(), token)
                + " at a time, and has it " + Words.period(t.review()) + " later.");
        lines.add("If they disagree: " + dispute(t, token));
        lines.add("If the client ends it: the worker has " + Words.period(t.notice()) + " to draw or claim."
                + (t.committedUntil().isAfter(now) ? " Not before " + t.committedUntil() + "." : ""));
        if (t.approver().equals(t.worker())
                || (!t.payee().isZero() && t.approver().equals(t.payee()))) {
            lines.add("WARNING: the worker's side is the approver: it can approve its own pay, all of the fund.");
        }
        lines.add("Fees: " + (t.hubFee().value() == 0 ? "none." : "the hub takes " + t.hubFee() + "."));
        return lines;
    }

    private static String dispute(Terms t, Token token) {
        String fallback = "the worker gets " + t.fallback();
        if (t.arbiter().isZero()) {
            return "nobody rules; after " + Words.period(t.ruling()) + " " + fallback + ".";
        }
        return t.arbiter() + " decides within " + Words.period(t.ruling()) + ", for "
                + Words.money(t.arbiterFee(), token) + "; otherwise " + fallback + ".";
    }
}
