package io.stint.cli;

import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/** Terms in native coin without approver, hub and arbiter: claims of up to 0.01, reviewed in three days. */
public final class PlainTerms {
    private PlainTerms() {}

    public static Terms of(Address client, Address worker, Hash32 scope, BigInteger salt) {
        return new Terms(
                client,
                worker,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Amount.ofSat(1_000_000),
                Amount.ZERO,
                Duration.ofDays(3),
                Duration.ofDays(14),
                Duration.ofDays(7),
                Instant.EPOCH,
                new BasisPoints(5_000),
                BasisPoints.ZERO,
                scope,
                salt);
    }
}
