package io.stint.hub.agreement;

import io.stint.hub.store.Hashes;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.hub.web.Problem;
import io.stint.protocol.value.Hash32;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Bonuses of lists that were sent and that the chain does not have yet. Their totals are fixed: a voucher that came
 * meanwhile would be paid with the bonus, and not beside it.
 */
public final class BonusesUnderway {
    private BonusesUnderway() {}

    /** In which of the agreements there is one. */
    public static Answer<Set<Hash32>> of(Questions ask, Collection<Hash32> agreements) {
        return ask.ask("""
                select i.agreement from payroll_item i join agreement a on a.id = i.agreement
                    join payroll_step s on s.run = i.run and i.number = any(s.items)
                where i.agreement = any(?) and i.total > a.drawn and s.call = 'payMany' and s.state in ('sent', 'mined')""", Questions.list(row -> Hash32.of(row.getBytes("agreement"))), Hashes.of(agreements))
                .then(HashSet::new);
    }

    /** What whoever approves is told. */
    public static Problem refusal() {
        return Problem.conflict(
                "A bonus of this agreement is on its way, and would take in what is approved now. Approve it"
                        + " once the bonus is paid; if its list waits for you, go on with it.");
    }
}
