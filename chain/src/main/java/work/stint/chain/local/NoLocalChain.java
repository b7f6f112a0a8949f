package work.stint.chain.local;

import org.jspecify.annotations.Nullable;
import work.stint.protocol.StintException;

/** A local chain could not be started. */
public final class NoLocalChain extends StintException {
    NoLocalChain(String message) {
        this(message, null);
    }

    NoLocalChain(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
