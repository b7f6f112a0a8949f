package io.stint.hub.hours;

import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A worker's clock: when it was started, and how much of the time since was a break.
 *
 * @param paused of breaks that are over, in whole seconds
 * @param pausedAt since when there is a break; empty: there is none
 * @param end empty: it runs
 */
record Timer(Instant start, Duration paused, Optional<Instant> pausedAt, Optional<Instant> end) {
    /** Clocks of phones differ a little. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    /** What was kept on a phone without a connection comes later. */
    private static final Duration LATE = Duration.ofDays(31);

    private static final long LAST = 253_402_300_799L;

    static Timer read(JsonRequest in) {
        return new Timer(
                Instant.ofEpochSecond(in.number("start", 0, LAST)),
                Duration.ofSeconds(in.number("paused", 0, Integer.MAX_VALUE)),
                in.optional("pausedAt", name -> Instant.ofEpochSecond(in.number(name, 0, LAST))),
                in.optional("end", name -> Instant.ofEpochSecond(in.number(name, 0, LAST))));
    }

    /**
     * Checks the times.
     *
     * @param known whether the hub has it already, so that it may have been started long ago
     * @throws Problem when it was not started in the last month, or anything of it is to come or out of order
     */
    void require(Instant now, boolean known) {
        Instant soon = now.plus(AHEAD);
        if ((start.isBefore(now.minus(LATE)) && !known) || start.isAfter(soon)) {
            throw Problem.badField("start", "A clock was started in the last 31 days, and not in the time to come.");
        }
        if (end.filter(at -> at.isBefore(start) || at.isAfter(soon)).isPresent()) {
            throw Problem.badField("end", "A clock is stopped after it was started, and not in the time to come.");
        }
        if (pausedAt.filter(at -> end.isPresent() || at.isBefore(start) || at.isAfter(soon))
                .isPresent()) {
            throw Problem.badField("pausedAt", "A break begins while the clock runs, and not in the time to come.");
        }
        if (paused.compareTo(Duration.between(start, end.orElse(soon))) > 0) {
            throw Problem.badField("paused", "The breaks are longer than all of the time.");
        }
    }

    ObjectNode json(ObjectNode json) {
        json.put("start", start.getEpochSecond()).put("paused", paused.toSeconds());
        pausedAt.ifPresent(at -> json.put("pausedAt", at.getEpochSecond()));
        end.ifPresent(at -> json.put("end", at.getEpochSecond()));
        return json;
    }
}
