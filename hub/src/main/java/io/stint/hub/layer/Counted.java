package io.stint.hub.layer;

/**
 * Which layers count for what somebody earned and what a voice weighs: those of the chain that this database had first. Coins
 * of different chains are not worth the same, and those of some are worth nothing.
 */
public final class Counted {
    /** A subquery of their numbers. */
    public static final String LAYERS =
            "(select l.id from layer l join layer first on l.chain_id = first.chain_id where first.id = 0)";

    private Counted() {}
}
