package io.stint.hub.deposit;

import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * What a hub asks for. It lies in the escrow, as an agreement of which a key of the hub is the worker: that key can claim
 * nothing, and draw nothing unless the client signs it away. By the client's notice it goes back.
 *
 * @param holder the hub's key
 * @param amount at least, in native coin
 */
public record Deposit(Address holder, Amount amount) {
    /** So long it stays bound after the client asked for it: what it was left for has been seen by then. */
    public static final Duration NOTICE = Duration.ofDays(30);

    /** Nothing can be claimed; the contract wants a time to object all the same. */
    private static final Duration REVIEW = Duration.ofDays(3);

    /** @throws IllegalArgumentException when nothing is asked for */
    public Deposit {
        if (amount.isZero() || amount.compareTo(Amount.MAX) > 0) {
            throw new IllegalArgumentException("a deposit is from 1 wei to " + Amount.MAX + ", not " + amount);
        }
    }

    /**
     * The terms of one.
     *
     * @param scope what it is for, as its owner can read it
     */
    Terms terms(Address client, Hash32 scope, BigInteger salt) {
        return new Terms(
                client,
                holder,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Amount.ZERO,
                Amount.ZERO,
                REVIEW,
                Duration.ZERO,
                NOTICE,
                Instant.EPOCH,
                BasisPoints.ZERO,
                BasisPoints.ZERO,
                scope,
                salt);
    }

    /** Whether an agreement binds its client's coin, and nobody else can have it. */
    boolean isOne(Terms terms) {
        return terms.worker().equals(holder)
                && terms.token().isZero()
                && terms.claimCap().isZero()
                && terms.notice().compareTo(NOTICE) >= 0;
    }

    /** Whether it is there in full, and was not asked back. */
    boolean isWhole(Agreement agreement) {
        return !agreement.closed()
                && agreement.noticeEnd().isEmpty()
                && agreement.left().compareTo(amount) >= 0;
    }
}
