package io.stint.protocol.terms;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Terms that the contract accepts, to be changed where a test needs others. */
public final class SomeTerms {
    public Address client = address("client");
    public Address worker = address("worker");
    public Address payee = Address.ZERO;
    public Address approver = Address.ZERO;
    public Address arbiter = address("arbiter");
    public Address token = Address.ZERO;
    public Address hub = address("hub");
    public Amount claimCap = Amount.ofSat(50_000);
    public Amount arbiterFee = Amount.ofSat(1_000);
    public Duration review = Duration.ofDays(3);
    public Duration ruling = Duration.ofDays(14);
    public Duration notice = Duration.ofDays(7);
    public Instant committedUntil = Instant.EPOCH;
    public BasisPoints fallback = new BasisPoints(5_000);
    public BasisPoints hubFee = new BasisPoints(250);
    public Hash32 scope = Hash32.keccak("scope");
    public BigInteger salt = BigInteger.ONE;

    private SomeTerms() {}

    public static Terms with(Consumer<SomeTerms> change) {
        SomeTerms terms = new SomeTerms();
        change.accept(terms);
        return terms.build();
    }

    public static Address address(String name) {
        return Address.parse(Hash32.keccak(name).hex().substring(0, 2 + 2 * Address.LENGTH));
    }

    private Terms build() {
        return new Terms(
                client,
                worker,
                payee,
                approver,
                arbiter,
                token,
                hub,
                claimCap,
                arbiterFee,
                review,
                ruling,
                notice,
                committedUntil,
                fallback,
                hubFee,
                scope,
                salt);
    }
}
