package io.stint.hub.alert;

import java.util.Locale;

/** What an alert is about. */
enum AlertKind {
    /** A claim runs against whoever pays: silence pays it. */
    CLAIM(true, true),
    /** Hours wait for whoever pays: silence makes a claim of them. */
    HOURS(true, true),
    /** The worker's claim was objected to: what the arbiter is not told does not count. */
    OBJECTED(true, true),
    /** Notice was given: what is neither approved nor claimed when it ends goes back. */
    NOTICE(true, true),
    /** Approved money that is not drawn, and the end is near. */
    UNDRAWN(true, true),
    /** The same, and the hub may not be able to pay the gas for it. */
    PURSE(true, true),
    /** The worker's rule wants a draw for which the hub does not pay now. */
    WAITS(true, true),
    /** The operator's: the keeper's purse runs low. */
    FILL(true, true),
    /** More is approved than the fund holds. */
    UNCOVERED(true, true),
    /** The fund holds less than was approved last: the next hours are not covered. */
    LOW(true, false),
    /** The fund does not cover another week of hours like the last: how much to add. */
    TOP_UP(true, false),
    /** A dispute that the arbiter has to rule. */
    RULE(true, true),
    /** The worker's first approval. */
    SECURED(true, false),
    OFFER(false, true),
    ACCEPTED(false, true),
    /** An arbiter is asked to rule under terms. */
    ASKED(false, true),
    CLOSING(false, true),
    COLLECT(false, true),
    LAPSE(false, true),
    WITHDRAW(false, true),
    /** A later approval. */
    APPROVED(false, false),
    /** The person's webhook was switched off; in no agreement. */
    WEBHOOK_OFF(true, false);

    private final boolean byDefault;
    private final boolean repeated;

    AlertKind(boolean byDefault, boolean repeated) {
        this.byDefault = byDefault;
        this.repeated = repeated;
    }

    /** Whether it is announced to whoever has not asked for all: its silence can cost money. */
    boolean byDefault() {
        return byDefault;
    }

    /** Whether it is announced again until it is done. */
    boolean repeated() {
        return repeated;
    }

    /** As in keys of texts and in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AlertKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
