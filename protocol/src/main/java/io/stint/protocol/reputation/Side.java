package io.stint.protocol.reputation;

/** The side on which somebody stands in an agreement. */
public enum Side {
    CLIENT,
    WORKER
}
