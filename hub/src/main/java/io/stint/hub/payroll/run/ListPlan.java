package io.stint.hub.payroll.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.hub.agreement.Venue;
import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.payroll.Problem;
import io.stint.protocol.payroll.Totals;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Money;
import java.util.Comparator;
import java.util.List;

/**
 * What a list comes to now.
 *
 * @param planned the lines that are fine
 * @param problems of the others, by line
 */
record ListPlan(RunKind kind, Venue venue, List<Planner.Planned> planned, List<Problem> problems) {
    ListPlan {
        planned = List.copyOf(planned);
        problems = problems.stream()
                .sorted(Comparator.comparingLong(Problem::line))
                .toList();
    }

    Totals totals() {
        return Totals.of(planned.stream().map(p -> money(p.item())).toList());
    }

    private Money money(RunItem item) {
        return new Money(item.amount(), venue.coins().token(item.token()));
    }

    /** What of the chain's own coin goes in. */
    Amount value() {
        return kind.calls().stream().anyMatch(Bulk::takes)
                ? planned.stream()
                        .filter(p -> p.item().token().isZero())
                        .map(p -> p.item().amount())
                        .reduce(Amount.ZERO, Amount::plus)
                : Amount.ZERO;
    }

    /** The same for two plans that do the same: what was looked at is what is begun. */
    Hash32 seal() {
        StringBuilder all = new StringBuilder(kind.word()).append(' ').append(venue.number());
        planned.stream()
                .map(Planner.Planned::item)
                .forEach(item -> all.append('\n')
                        .append(item.agreement().hex())
                        .append(' ')
                        .append(item.amount().wei())
                        .append(' ')
                        .append(item.total().wei())
                        .append(' ')
                        .append(item.memo().hex()));
        return Hash32.sha256(all.toString().getBytes(UTF_8));
    }
}
