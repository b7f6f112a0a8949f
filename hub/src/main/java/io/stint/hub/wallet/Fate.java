package io.stint.hub.wallet;

import java.util.Locale;
import java.util.Optional;

/**
 * What became of a transaction.
 *
 * @param end empty: it is in no block
 */
public record Fate(Kind kind, Optional<Sent.End> end) {
    /** The names are keys of texts, in small letters. */
    public enum Kind {
        WAITING,
        /** In a block, with too few above it to be sure. */
        CONFIRMING,
        DONE,
        /** In a block, and changed nothing. */
        FAILED,
        /** Another transaction of the same number is in a block. */
        REPLACED,
        /** The network does not want it. */
        REFUSED
    }

    static final Fate WAITING = new Fate(Kind.WAITING, Optional.empty());
    static final Fate REPLACED = new Fate(Kind.REPLACED, Optional.empty());
    static final Fate REFUSED = new Fate(Kind.REFUSED, Optional.empty());

    static Fate ended(Sent.End end, boolean isFinal) {
        Kind done = isFinal ? Kind.DONE : Kind.CONFIRMING;
        return new Fate(end.succeeded() ? done : Kind.FAILED, Optional.of(end));
    }

    /** Whether it may change yet. */
    public boolean isOpen() {
        return kind == Kind.WAITING || kind == Kind.CONFIRMING;
    }

    /** Its word for programs and texts. */
    public String word() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
