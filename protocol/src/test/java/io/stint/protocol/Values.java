package io.stint.protocol;

import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Any value that fits its type on chain, the extremes among them. */
public final class Values extends DomainContextBase {
    @Provide
    public static Arbitrary<Address> address() {
        return bytes(Address.LENGTH).map(Address::of);
    }

    @Provide
    public static Arbitrary<Hash32> hash() {
        return bytes(Hash32.LENGTH).map(Hash32::of);
    }

    @Provide
    public static Arbitrary<Bytes> content() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(100).map(Bytes::of);
    }

    @Provide
    public static Arbitrary<Amount> amount() {
        return uint(96).map(Amount::ofWei);
    }

    @Provide
    public static Arbitrary<Instant> time() {
        return uint(40).map(seconds -> Instant.ofEpochSecond(seconds.longValueExact()));
    }

    @Provide
    public static Arbitrary<Duration> period() {
        return uint(32).map(seconds -> Duration.ofSeconds(seconds.longValueExact()));
    }

    @Provide
    public static Arbitrary<BasisPoints> share() {
        return uint(16).map(value -> new BasisPoints(value.intValueExact()));
    }

    @Provide
    public static Arbitrary<Terms> terms() {
        return termsOf(address());
    }

    public static Arbitrary<Terms> termsOf(Arbitrary<Address> address) {
        return Combinators.combine(
                        address.list().ofSize(7),
                        amount().list().ofSize(2),
                        period().list().ofSize(3),
                        time(),
                        share().list().ofSize(2),
                        hash(),
                        uint(256))
                .as(Values::terms);
    }

    public static Arbitrary<BigInteger> uint(int bits) {
        return Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, BigInteger.TWO.pow(bits).subtract(BigInteger.ONE));
    }

    private static Terms terms(
            List<Address> people,
            List<Amount> amounts,
            List<Duration> periods,
            Instant committedUntil,
            List<BasisPoints> shares,
            Hash32 scope,
            BigInteger salt) {
        return new Terms(
                people.get(0),
                people.get(1),
                people.get(2),
                people.get(3),
                people.get(4),
                people.get(5),
                people.get(6),
                amounts.get(0),
                amounts.get(1),
                periods.get(0),
                periods.get(1),
                periods.get(2),
                committedUntil,
                shares.get(0),
                shares.get(1),
                scope,
                salt);
    }

    private static Arbitrary<byte[]> bytes(int size) {
        return Arbitraries.bytes().array(byte[].class).ofSize(size);
    }
}
