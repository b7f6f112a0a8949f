package io.stint.hub.payroll.run;

import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One transaction of a run: fixed before a wallet is asked for it.
 *
 * @param number in the run, from 0
 * @param items their numbers
 * @param data for the escrow
 * @param value native coin that goes along
 * @param askedNonce the wallet's next when it was asked
 * @param tries transactions that were signed for it, the oldest first
 */
record RunStep(
        int number,
        Bulk bulk,
        List<Integer> items,
        Bytes data,
        Amount value,
        State state,
        long askedNonce,
        List<Try> tries,
        Optional<Mined> mined) {
    RunStep {
        items = List.copyOf(items);
        tries = List.copyOf(tries);
    }

    /** How far it is. */
    enum State {
        /** A wallet was asked. */
        ASKED,
        /** A hash is known. */
        SENT,
        /** In a block that may be undone yet. */
        MINED,
        /** In a block that is final. */
        DONE,
        /** It failed, or cannot be mined any more; its items are free again. */
        VOID;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A signed transaction.
     *
     * @param raw its bytes; empty: a wallet sent it by itself
     * @param nonce empty: nobody has told it yet
     */
    record Try(Hash32 transaction, Optional<Bytes> raw, Optional<Long> nonce) {}

    /**
     * That it is in a block.
     *
     * @param fee native coin
     */
    record Mined(Hash32 transaction, long block, Amount fee) {}

    /** Whether nobody knows yet what becomes of it. */
    boolean isOpen() {
        return state == State.ASKED || state == State.SENT;
    }

    boolean isMined() {
        return state == State.MINED || state == State.DONE;
    }
}
