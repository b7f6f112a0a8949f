package io.stint.cli.hub;

import io.stint.cli.Answer;
import io.stint.cli.term.Terminal;
import io.stint.hub.Hub;
import io.stint.hub.HubConfig;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A hub that runs until the process is told to stop, and is then stopped in order. */
public final class Serving {
    private final Terminal terminal;
    private final Hub hub;

    private Serving(Terminal terminal, Hub hub) {
        this.terminal = terminal;
        this.hub = hub;
    }

    public static Serving of(Terminal terminal, HubConfig config) {
        return new Serving(terminal, Hub.start(config));
    }

    public Hub hub() {
        return hub;
    }

    /** @param lines to be told before the hub says that it is ready */
    public Answer untilStopped(List<String> lines) {
        CountDownLatch end = new CountDownLatch(1);
        Thread stop = new Thread(() -> {
            hub.close();
            end.countDown();
        });
        Runtime.getRuntime().addShutdownHook(stop);
        lines.forEach(terminal.out()::println);
        terminal.out().println("ready: " + hub.address());
        terminal.out().flush();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            hub.close();
        }
        return new Answer(List.of(), Answer.object());
    }
}
