package io.stint.hub.draw;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;

/** When somebody wants what is approved and covered to be drawn, on one chain. */
public sealed interface DrawRule {
    /** The longest that a rule may wait. */
    int MOST_DAYS = 90;

    /** As in the database, in JSON and in keys of texts. */
    String word();

    /** In each agreement, when the worker says so. */
    record ByHand() implements DrawRule {
        @Override
        public String word() {
            return "by-hand";
        }
    }

    /** As soon as there is something. */
    record AtOnce() implements DrawRule {
        @Override
        public String word() {
            return "at-once";
        }
    }

    /**
     * Each week what was approved until then.
     *
     * @param hour from 0 to 23
     */
    record Weekly(DayOfWeek day, int hour, ZoneId zone) implements DrawRule {
        /** @throws BadInput when the hour is none */
        public Weekly {
            if (hour < 0 || hour > 23) {
                throw new BadInput("an hour is a number from 0 to 23, not " + hour);
            }
        }

        /**
         * The newest of its times that is not after {@code now}. Where clocks go forward over it, it is that much later;
         * of an hour that comes twice, it is the first.
         */
        Instant before(Instant now) {
            ZonedDateTime here = now.atZone(zone);
            Instant ofThisWeek = on(here, 0);
            return ofThisWeek.isAfter(now) ? on(here, -1) : ofThisWeek;
        }

        /** The first of its times that is after {@code now}. */
        Instant after(Instant now) {
            ZonedDateTime here = now.atZone(zone);
            Instant ofThisWeek = on(here, 0);
            return ofThisWeek.isAfter(now) ? ofThisWeek : on(here, 1);
        }

        /** Counts weeks from the day on which it is: the time of the last such day, today among them. */
        private Instant on(ZonedDateTime here, int weeks) {
            return here.toLocalDate()
                    .with(TemporalAdjusters.previousOrSame(day))
                    .plusWeeks(weeks)
                    .atTime(hour, 0)
                    .atZone(zone)
                    .withEarlierOffsetAtOverlap()
                    .toInstant();
        }

        @Override
        public String word() {
            return "weekly";
        }
    }

    /**
     * When all that is open in a token is so much.
     *
     * @param sums by token, zero for the chain's coin; what is not named waits for the days
     * @param days after so many at the latest
     */
    record Above(Map<Address, Amount> sums, int days) implements DrawRule {
        /** @throws BadInput when there is no sum, or one of nothing */
        public Above {
            sums = Map.copyOf(sums);
            if (sums.isEmpty() || sums.values().stream().anyMatch(Amount::isZero)) {
                throw new BadInput("name a sum above zero");
            }
            requireDays(days);
        }

        @Override
        public String word() {
            return "above";
        }
    }

    /**
     * When gas is cheap.
     *
     * @param most that one draw may cost, in native coin; empty: what it costs in the cheapest quarter of the last days
     * @param days after so many at the latest
     */
    record Cheap(Optional<Amount> most, int days) implements DrawRule {
        /** @throws BadInput when nothing may be paid */
        public Cheap {
            if (most.filter(Amount::isZero).isPresent()) {
                throw new BadInput("no draw costs nothing");
            }
            requireDays(days);
        }

        @Override
        public String word() {
            return "cheap";
        }
    }

    private static void requireDays(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new BadInput("a rule waits for 1 to " + MOST_DAYS + " days, not " + days);
        }
    }
}
