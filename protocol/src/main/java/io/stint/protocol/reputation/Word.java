package io.stint.protocol.reputation;

import io.stint.protocol.value.Address;

/**
 * What somebody's word about somebody else weighs: the smallest of three limits, each in thousandths.
 *
 * @param by who dealt with the other
 * @param substance what was paid, times how long it lay in the escrow
 * @param age how long they have dealt with each other
 * @param independence how closely {@code by} is tied to others, more closely than those are to whom the word is about
 */
public record Word(Address by, int substance, int age, int independence) {
    /** Why a word does not weigh more. */
    public enum Limit {
        SUBSTANCE,
        AGE,
        INDEPENDENCE,
        NONE
    }

    public int weight() {
        return Math.min(substance, Math.min(age, independence));
    }

    /** The smallest; of equal ones the one that is hardest to change. */
    public Limit limit() {
        int weight = weight();
        if (weight == Measure.FULL) {
            return Limit.NONE;
        }
        if (weight == independence) {
            return Limit.INDEPENDENCE;
        }
        return weight == substance ? Limit.SUBSTANCE : Limit.AGE;
    }
}
