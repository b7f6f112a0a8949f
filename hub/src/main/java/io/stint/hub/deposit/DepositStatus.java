package io.stint.hub.deposit;

import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How somebody stands with their deposit.
 *
 * @param agreement that it is, or would be; empty: there is none
 * @param until when what is said ends; empty: it stays so
 */
public record DepositStatus(State state, Optional<Hash32> agreement, Optional<Instant> until) {
    static final DepositStatus NONE = new DepositStatus(State.NONE, Optional.empty(), Optional.empty());

    /** What it is good for. */
    public enum State {
        /** There is none. */
        NONE,
        /** The hub has signed, and nothing was put in yet. */
        OFFERED,
        /** Its owner posts by it. */
        COUNTS,
        /** It is not all there. */
        LOW,
        /** Its owner has asked for it, and has it back then. */
        ENDS,
        /** The hub's operator has hidden something of its owner; it counts again then. */
        BARRED;

        /** For keys of texts. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static DepositStatus of(State state, Hash32 agreement) {
        return new DepositStatus(state, Optional.of(agreement), Optional.empty());
    }
}
