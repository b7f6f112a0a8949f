package io.stint.cli.hub;

import io.stint.cli.term.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The end of a process that serves. The first signal asks for it, and whoever waits here then stops what was started, in
 * its order and alone: hooks of the JVM all run at once. The second signal, or too long a stop, ends the process as a loss
 * of power would; the next start takes up what was left.
 */
public final class Ending {
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int BY_SIGNAL = 128;

    private final Terminal terminal;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final AtomicBoolean first = new AtomicBoolean(true);

    private Ending(Terminal terminal) {
        this.terminal = terminal;
    }

    /** To be called before anything is started that is to be stopped in order. */
    public static Ending bySignal(Terminal terminal) {
        Ending ending = new Ending(terminal);
        SIGNALS.forEach(name -> Signals.hear(name, ending::heard));
        return ending;
    }

    private void heard(int number) {
        if (!first.getAndSet(false)) {
            Runtime.getRuntime().halt(BY_SIGNAL + number);
        }
        terminal.progress("stopping; once more to stop at once");
        Thread.ofPlatform().daemon().name("longest stop").start(this::insist);
        asked.countDown();
    }

    private void insist() {
        try {
            Thread.sleep(LONGEST);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        }
        terminal.progress("not stopped in " + LONGEST.toSeconds() + " s and ended; the next start takes up the rest");
        Runtime.getRuntime().halt(1);
    }

    /** Returns when somebody asked for the end. */
    void await() {
        try {
            asked.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
