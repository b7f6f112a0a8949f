package work.stint.chain.send;

import java.nio.file.Path;
import work.stint.protocol.StintException;

/** Another process sends from the same outbox. */
public final class OutboxInUse extends StintException {
    OutboxInUse(Path folder) {
        super("another process sends from " + folder + ". Wait until it is done, or stop it");
    }
}
