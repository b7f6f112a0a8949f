package io.stint.hub.agreement;

import io.stint.hub.agreement.Said.Sum;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What terms are judged by.
 *
 * @param escrow the contract's address
 * @param token what is paid with
 * @param largest the most that this hub lets into one agreement, in native coin; empty: no limit
 * @param canRead for whom the work can be sealed
 * @param now the chain's time
 */
public record TermsRules(
        Address escrow, Coins coins, Address token, Optional<Amount> largest, Predicate<Address> canRead, Instant now) {

    /** Of what is paid with. */
    public int decimals() {
        return coins.token(token).decimals();
    }

    /** What is refused and what may harm. */
    public List<Advice> check(Terms terms, Amount sum, List<Amount> milestones) {
        List<Advice> found = new ArrayList<>(Refusals.of(terms, escrow, now));
        found.addAll(readers(terms));
        found.addAll(sum(sum, milestones));
        TermsWarnings.of(terms, sum, now)
                .forEach(warning -> found.add(new Advice(warning.field(), false, warning.said())));
        return found;
    }

    /** Without the other side the work could not be described to them; whoever decides gets the evidence of a dispute. */
    private List<Advice> readers(Terms terms) {
        List<Advice> found = new ArrayList<>();
        if (unread(terms.worker())) {
            found.add(Advice.refuse("worker", "workerUnread"));
        }
        if (unread(terms.client())) {
            found.add(Advice.refuse("client", "clientUnread"));
        }
        if (unread(terms.arbiter())) {
            found.add(Advice.warn("arbiter", "arbiterUnread"));
        }
        if (unread(terms.approver())) {
            found.add(Advice.warn("approver", "approverUnread"));
        }
        return found;
    }

    private boolean unread(Address address) {
        return !address.isZero() && !canRead.test(address);
    }

    private Advice advice(Coins.Over over) {
        return over.most()
                .map(most -> Advice.refuse("sum", "overLargest", new Sum(most, token)))
                .orElseGet(() -> Advice.refuse(
                        "sum", "largestUnknown", coins.token(token).symbol()));
    }

    private List<Advice> sum(Amount sum, List<Amount> milestones) {
        List<Advice> found = new ArrayList<>();
        if (sum.isZero()) {
            found.add(Advice.refuse("sum", "noSum"));
        }
        coins.over(sum, token, largest).ifPresent(over -> found.add(advice(over)));
        Amount together = milestones.stream().reduce(Amount.ZERO, Amount::plus);
        if (!milestones.isEmpty() && !together.equals(sum)) {
            found.add(Advice.refuse("milestones", "milestonesDiffer", new Sum(together, token), new Sum(sum, token)));
        }
        return found;
    }
}
