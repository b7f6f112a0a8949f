package io.stint.cli.hub;

import io.stint.cli.Answer;
import io.stint.cli.term.Terminal;
import io.stint.hub.Hub;
import io.stint.hub.HubConfig;
import java.util.List;

/** A hub that runs until the process is told to stop, and is then stopped in order. */
public final class Serving implements AutoCloseable {
    private final Terminal terminal;
    private final Ending ending;
    private final Hub hub;

    private Serving(Terminal terminal, Ending ending, Hub hub) {
        this.terminal = terminal;
        this.ending = ending;
        this.hub = hub;
    }

    public static Serving of(Terminal terminal, Ending ending, HubConfig config) {
        return new Serving(terminal, ending, Hub.start(config));
    }

    public Hub hub() {
        return hub;
    }

    /** @param lines to be told before the hub says that it is ready */
    public Answer untilStopped(List<String> lines) {
        lines.forEach(terminal.out()::println);
        terminal.out().println("ready: " + hub.address());
        terminal.out().flush();
        ending.await();
        return new Answer(List.of(), Answer.object());
    }

    @Override
    public void close() {
        hub.close();
    }
}
