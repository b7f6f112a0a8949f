package io.stint.hub.web;

import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/** Why a server could not begin to listen, and what to do. */
final class Unbound {
    private static final String ELSEWHERE = "this machine has no such address. Name one of its own by --host";
    private static final String TAKEN = "the port is in use. Stop what uses it, or name another by --port";

    private Unbound() {}

    static String why(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnresolvedAddressException _, UnknownHostException _ -> {
                    return ELSEWHERE;
                }
                case BindException bind -> {
                    // The system's words: "Cannot assign requested address", "Address already in use".
                    return String.valueOf(bind.getMessage()).contains("assign") ? ELSEWHERE : TAKEN;
                }
                default -> {}
            }
        }
        return String.valueOf(failure.getMessage());
    }
}
