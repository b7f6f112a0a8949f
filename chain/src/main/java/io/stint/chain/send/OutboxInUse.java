package io.stint.chain.send;

import io.stint.protocol.StintException;
import java.nio.file.Path;

/** Another process sends from the same outbox. */
public final class OutboxInUse extends StintException {
    OutboxInUse(Path folder) {
        super("another process sends from " + folder + ". Wait until it is done, or stop it");
    }
}
