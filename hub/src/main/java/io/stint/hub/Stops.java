package io.stint.hub;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How to stop what was started: the last one first, each once, and the others also when one fails. */
final class Stops implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Stops.class);

    private final Deque<Runnable> stops = new ArrayDeque<>();

    void then(Runnable stop) {
        stops.push(stop);
    }

    @Override
    public void run() {
        while (!stops.isEmpty()) {
            try {
                stops.pop().run();
            } catch (RuntimeException e) {
                LOG.warn("a part of the hub did not stop in order", e);
            }
        }
    }
}
