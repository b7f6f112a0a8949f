package io.stint.fuzz;

/**
 * A parser of what strangers send, and what must hold of whatever it makes of it. Anything that {@link #read} throws is a
 * finding; what the parser refuses in its own words is not.
 */
@FunctionalInterface
public interface Target {
    /** @return whether the parser made something of it */
    boolean read(byte[] input);
}
