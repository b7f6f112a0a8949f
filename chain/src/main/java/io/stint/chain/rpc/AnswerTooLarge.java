package io.stint.chain.rpc;

import io.stint.protocol.StintException;

/** An answer was cut off because it grew larger than any that is expected. */
public final class AnswerTooLarge extends StintException {
    AnswerTooLarge(String place, long largest) {
        super("the node at " + place + " began an answer of more than " + largest + " bytes. Ask for less at once");
    }
}
