package io.stint.hub.agreement;

import io.stint.hub.agreement.Said.Sum;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What terms are judged by.
 *
 * @param escrow the contract's address
 * @param decimals of the coin that is paid with
 * @param largest the most that this hub lets into one agreement; empty: no limit
 * @param now the chain's time
 */
public record TermsRules(Address escrow, int decimals, Optional<Amount> largest, Instant now) {

    /** What is refused and what may harm. */
    public List<Advice> check(Terms terms, Amount sum, List<Amount> milestones) {
        List<Advice> found = new ArrayList<>(Refusals.of(terms, escrow, now));
        found.addAll(sum(sum, milestones));
        TermsWarnings.of(terms, sum, now)
                .forEach(warning -> found.add(new Advice(warning.field(), false, warning.said())));
        return found;
    }

    private List<Advice> sum(Amount sum, List<Amount> milestones) {
        List<Advice> found = new ArrayList<>();
        if (sum.isZero()) {
            found.add(Advice.refuse("sum", "noSum"));
        }
        largest.filter(most -> sum.compareTo(most) > 0)
                .ifPresent(most -> found.add(Advice.refuse("sum", "overLargest", new Sum(most, Address.ZERO))));
        Amount together = milestones.stream().reduce(Amount.ZERO, Amount::plus);
        if (!milestones.isEmpty() && !together.equals(sum)) {
            found.add(Advice.refuse(
                    "milestones", "milestonesDiffer", new Sum(together, Address.ZERO), new Sum(sum, Address.ZERO)));
        }
        return found;
    }
}
