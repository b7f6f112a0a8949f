package io.stint.hub.peer;

import java.time.Duration;

/**
 * How peers are asked.
 *
 * @param pause between visits to a peer that has nothing new
 * @param longest the pause after many failures; each failure doubles it
 * @param patience with one answer, from the request to its last byte
 * @param largest answer, in bytes
 * @param size the documents to ask for at a time
 * @param pages the most in one visit
 */
public record PullSettings(Duration pause, Duration longest, Duration patience, int largest, int size, int pages) {
    /** As hubs run. */
    public static final PullSettings USUAL = new PullSettings(
            Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofSeconds(30), 8 * 1024 * 1024, 1_000, 1_000);

    Duration pauseAfter(int failures) {
        Duration pause = this.pause.multipliedBy(1L << Math.min(failures, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
