package io.stint.chain.send;

import io.stint.protocol.StintException;
import java.nio.file.Path;

/** The outbox's file cannot be read or written. */
public final class DamagedOutbox extends StintException {
    DamagedOutbox(Path file, String what, Throwable cause) {
        super(
                "the outbox " + file + " " + what
                        + ". It names every transaction that was signed here: do not delete it "
                        + "before you have compared it with the chain",
                cause);
    }
}
