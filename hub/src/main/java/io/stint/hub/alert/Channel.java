package io.stint.hub.alert;

import io.stint.hub.alert.AlertQueue.Message;

/** A way out of the hub. */
interface Channel {
    /** Sends, or says why not. Waits for the other side, for a limited time. */
    Outcome send(Message message);

    /** What became of it. */
    sealed interface Outcome {
        /** The other side has it. */
        record Sent() implements Outcome {}

        /** It may be taken later. */
        record Later(String why) implements Outcome {}

        /** It never will be. */
        record Never(String why) implements Outcome {}

        /** Nobody is there any more who wants it: nothing has failed. */
        record Unwanted() implements Outcome {}
    }
}
