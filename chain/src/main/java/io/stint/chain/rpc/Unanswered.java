package io.stint.chain.rpc;

import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;

/** Why a server gave no answer, for people: what Java throws often says nothing but its own name. */
public final class Unanswered {
    private Unanswered() {}

    /** @param failure null: nothing is known */
    public static String why(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "no such machine is known";
            }
        }
        String message = failure == null ? null : failure.getMessage();
        if (message == null && failure instanceof ConnectException) {
            return "nothing listens there";
        }
        return message == null ? "the connection failed" : message;
    }
}
