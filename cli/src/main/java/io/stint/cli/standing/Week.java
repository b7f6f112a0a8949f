package io.stint.cli.standing;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.hours.RateBounds;
import io.stint.protocol.hours.Tally;
import io.stint.protocol.payroll.HandIn;
import io.stint.protocol.value.Amount;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A period of which more was worked than is approved.
 *
 * @param at when the timesheet was signed
 * @param before up to what it is approved
 * @param claimed what claims hold of it, or have paid
 * @param odd beside other timesheets and by the terms, for a person
 */
record Week(HandIn handIn, Instant at, Amount before, Amount claimed, List<String> odd) {
    /** What is older is left for a person's look. */
    private static final Duration LATELY = Duration.ofDays(31);

    Week {
        odd = List.copyOf(odd);
    }

    LocalDate from() {
        return handIn.sheet().from();
    }

    Amount adds() {
        return worth().minus(before);
    }

    /** Of all its hours but those that became a claim. */
    Amount worth() {
        return handIn.amount().minus(claimed);
    }

    /**
     * Why the agent does not approve it by itself; empty: it does.
     *
     * @param total that its voucher would have
     */
    Optional<String> against(Right right, Amount total, Instant now) {
        if (!handIn.sheet().running()) {
            return Optional.of("the period is over; look at it and approve it yourself");
        }
        if (handIn.sheet()
                .to()
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(LATELY)
                .isBefore(now)) {
            return Optional.of("it is over for more than " + LATELY.toDays() + " days");
        }
        if (!handIn.odd().isEmpty()) {
            return Optional.of("something is odd: " + String.join("; ", handIn.pointedOut()));
        }
        if (!odd.isEmpty()) {
            return Optional.of(String.join("; ", odd));
        }
        return badRate().or(() -> tooMuch(right, total));
    }

    private Optional<String> badRate() {
        try {
            handIn.sheet().conversion().ifPresent(rate -> RateBounds.USUAL.require(rate, Optional.empty(), at));
            return Optional.empty();
        } catch (BadInput e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> tooMuch(Right right, Amount total) {
        Map<LocalDate, Long> days = new HashMap<>();
        Map<LocalDate, Long> weeks = new HashMap<>(
                Map.of(PayPeriod.monday(from()), (long) handIn.sheet().carried()));
        for (Tally.Line line : handIn.tally().lines()) {
            LocalDate day = line.entry().day();
            days.merge(day, line.entry().seconds(), Long::sum);
            weeks.merge(PayPeriod.monday(day), line.counted(), Long::sum);
        }
        if (days.values().stream().anyMatch(seconds -> seconds > right.lent().dayMinutes() * 60L)) {
            return Optional.of(
                    "a day has more than the " + right.lent().dayMinutes() + " minutes that the key may approve");
        }
        if (weeks.values().stream().anyMatch(minutes -> minutes > right.lent().weekMinutes())) {
            return Optional.of(
                    "the week has more than the " + right.lent().weekMinutes() + " minutes that the key may approve");
        }
        return total.compareTo(right.lent().limit()) > 0
                ? Optional.of("it is above the limit of the key")
                : Optional.empty();
    }
}
