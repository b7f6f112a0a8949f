package io.stint.hub.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * So many in any stretch of time, for each key by itself. Kept in memory: a restart forgets it. Safe for many threads.
 */
public final class RateLimit {
    /** Beyond so many keys those are forgotten whose time is over. */
    private static final int TIDY = 10_000;

    private final int most;
    private final Duration per;
    private final Clock clock;
    private final Map<String, Deque<Instant>> uses = new HashMap<>();
    private int tidyAt = TIDY;

    /** @param most in any stretch of {@code per} */
    public RateLimit(int most, Duration per, Clock clock) {
        this.most = most;
        this.per = per;
        this.clock = clock;
    }

    /**
     * Counts one use.
     *
     * @throws Problem 429 when there were too many; this one is not counted then
     */
    public synchronized void use(String key) {
        Instant now = clock.instant();
        tidy(now);
        Deque<Instant> recent = uses.computeIfAbsent(key, _ -> new ArrayDeque<>());
        forgetOld(recent, now);
        if (recent.size() >= most) {
            throw Problem.tooMany(
                    "At most " + most + " of these are taken in " + said(per) + ".",
                    Duration.between(now, recent.getFirst().plus(per)));
        }
        recent.addLast(now);
    }

    /** Takes back the latest use, which turned out to be none that counts. */
    public synchronized void giveBack(String key) {
        Deque<Instant> recent = uses.get(key);
        if (recent != null) {
            recent.pollLast();
        }
    }

    private void forgetOld(Deque<Instant> recent, Instant now) {
        while (!recent.isEmpty() && !recent.getFirst().plus(per).isAfter(now)) {
            recent.removeFirst();
        }
    }

    private void tidy(Instant now) {
        if (uses.size() >= tidyAt) {
            uses.values().forEach(recent -> forgetOld(recent, now));
            uses.values().removeIf(Deque::isEmpty);
            tidyAt = Math.max(TIDY, 2 * uses.size());
        }
    }

    private static String said(Duration per) {
        return per.toMinutes() < 60 ? per.toMinutes() + " min" : per.toHours() + " h";
    }
}
