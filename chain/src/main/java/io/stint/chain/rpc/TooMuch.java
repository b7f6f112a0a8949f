package io.stint.chain.rpc;

import io.stint.protocol.StintException;
import java.net.http.HttpTimeoutException;

/** Tells failures that may pass when less is asked at once. */
public final class TooMuch {
    private TooMuch() {}

    public static boolean says(StintException failure) {
        return switch (failure) {
            case NodeError refusal -> refusal.tooMuch();
            case BadAnswer answer -> answer.tooMuch();
            case NodeUnreachable silence -> silence.getCause() instanceof HttpTimeoutException;
            case AnswerTooLarge _ -> true;
            default -> false;
        };
    }
}
