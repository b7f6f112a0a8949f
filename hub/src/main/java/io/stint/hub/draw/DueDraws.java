package io.stint.hub.draw;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What a rule wants to be drawn now. Pure functions. */
final class DueDraws {
    /**
     * Between two draws of one worker: with standing approvals something is approved every few minutes, and what the chain
     * has paid is not drawn twice before the hub has read it.
     */
    static final Duration PAUSE = Duration.ofHours(1);

    /** What changes without anybody's telling, such as the price of gas, is looked at so often. */
    static final Duration AGAIN = Duration.ofSeconds(30);

    /**
     * Of a weekly rule whose time has come: what was not worth its gas then, or not in the fund, is drawn when it is.
     */
    static final Duration BETWEEN = Duration.ofMinutes(30);

    private DueDraws() {}

    /**
     * Those of one worker on one chain that are due.
     *
     * @param open all of it that is worth its gas
     * @param gas asked only by rules that need it
     */
    static List<Drawable> of(Chosen chosen, List<Drawable> open, Supplier<GasNow> gas, Instant now) {
        if (chosen.drawnAt().filter(last -> now.isBefore(last.plus(PAUSE))).isPresent()) {
            return List.of();
        }
        return open.stream().filter(due(chosen, open, gas, now)).toList();
    }

    private static Predicate<Drawable> due(Chosen chosen, List<Drawable> open, Supplier<GasNow> gas, Instant now) {
        return switch (chosen.rule()) {
            case DrawRule.ByHand _ -> _ -> false;
            case DrawRule.AtOnce _ -> _ -> true;
            case DrawRule.Weekly weekly -> {
                Instant last = weekly.before(now);
                // What was approved before the rule was chosen waits for the first time after that.
                yield last.isBefore(chosen.since())
                        ? _ -> false
                        : one -> !one.oldest().isAfter(last);
            }
            case DrawRule.Above above ->
                one -> reached(above, one.token(), open) || late(one.token(), open, above.days(), now);
            case DrawRule.Cheap cheap -> {
                boolean today = !open.isEmpty() && isCheap(cheap, gas.get());
                yield one -> today || late(one.token(), open, cheap.days(), now);
            }
        };
    }

    private static boolean isCheap(DrawRule.Cheap cheap, GasNow gas) {
        return cheap.most().map(most -> gas.draw().compareTo(most) <= 0).orElseGet(gas::isCheap);
    }

    private static boolean reached(DrawRule.Above above, Address token, List<Drawable> open) {
        Amount sum = open.stream()
                .filter(one -> one.token().equals(token))
                .map(Drawable::open)
                .reduce(Amount.ZERO, Amount::plus);
        return Optional.ofNullable(above.sums().get(token))
                .filter(bound -> sum.compareTo(bound) >= 0)
                .isPresent();
    }

    /** Of a token all, when the oldest of it is: one transaction more draws little more. */
    private static boolean late(Address token, List<Drawable> open, int days, Instant now) {
        return open.stream()
                .filter(one -> one.token().equals(token))
                .anyMatch(one -> !now.isBefore(one.oldest().plus(Duration.ofDays(days))));
    }

    /** When to look at a rule again. */
    static Instant next(Chosen chosen, List<Drawable> open, Instant now) {
        Instant soon = now.plus(AGAIN);
        if (!(chosen.rule() instanceof DrawRule.Weekly weekly)) {
            return soon;
        }
        Instant last = weekly.before(now);
        Instant following = weekly.after(now);
        if (last.isBefore(chosen.since())) {
            return following;
        }
        if (open.stream().anyMatch(one -> !one.oldest().isAfter(last))) {
            return soon;
        }
        Instant later = now.plus(BETWEEN);
        return later.isBefore(following) ? later : following;
    }
}
