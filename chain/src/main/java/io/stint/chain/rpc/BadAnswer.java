package io.stint.chain.rpc;

import io.stint.protocol.StintException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer came that is not what JSON-RPC or the question promises. What was asked may have been done all the same. */
public final class BadAnswer extends StintException {
    private final @Nullable HttpReply reply;

    public BadAnswer(String message) {
        super(message);
        this.reply = null;
    }

    BadAnswer(String message, HttpReply reply, @Nullable Throwable cause) {
        super(message + " (HTTP " + reply.status() + ": " + reply.beginning() + ")", cause);
        this.reply = reply;
    }

    /** What the node sent, when the answer as a whole could not be used. */
    public Optional<HttpReply> reply() {
        return Optional.ofNullable(reply);
    }

    /** Whether the node, or a gateway before it, says that too much was asked at once. */
    boolean tooMuch() {
        return reply != null && (reply.status() == 400 || reply.status() == 413);
    }

    /** Whether the node, or a gateway before it, says that it is busy. */
    boolean busy() {
        return reply != null && (reply.status() == 429 || (reply.status() >= 502 && reply.status() <= 504));
    }
}
