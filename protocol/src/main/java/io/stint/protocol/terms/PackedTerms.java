package io.stint.protocol.terms;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/** The terms as calldata and events carry them: {@value #LENGTH} bytes, the fields in order, without padding. */
public final class PackedTerms {
    public static final int LENGTH = 249;

    private PackedTerms() {}

    public static byte[] pack(Terms t) {
        ByteBuffer out = ByteBuffer.allocate(LENGTH);
        for (Address a :
                new Address[] {t.client(), t.worker(), t.payee(), t.approver(), t.arbiter(), t.token(), t.hub()}) {
            out.put(a.bytes());
        }
        out.put(fixed(t.claimCap().wei(), 12)).put(fixed(t.arbiterFee().wei(), 12));
        for (Duration period : new Duration[] {t.review(), t.ruling(), t.notice()}) {
            out.putInt((int) period.toSeconds());
        }
        out.put(fixed(BigInteger.valueOf(t.committedUntil().getEpochSecond()), 5));
        out.putShort((short) t.fallback().value()).putShort((short) t.hubFee().value());
        out.put(t.scope().bytes()).put(fixed(t.salt(), 32));
        return out.array();
    }

    /** @throws BadInput unless there are exactly {@value #LENGTH} bytes */
    public static Terms unpack(byte[] packed) {
        if (packed.length != LENGTH) {
            throw new BadInput("packed terms have " + LENGTH + " bytes, not " + packed.length);
        }
        Reader in = new Reader(ByteBuffer.wrap(packed));
        return new Terms(
                in.address(),
                in.address(),
                in.address(),
                in.address(),
                in.address(),
                in.address(),
                in.address(),
                Amount.ofWei(in.uint(12)),
                Amount.ofWei(in.uint(12)),
                in.seconds(),
                in.seconds(),
                in.seconds(),
                Instant.ofEpochSecond(in.uint(5).longValueExact()),
                new BasisPoints(in.uint(2).intValueExact()),
                new BasisPoints(in.uint(2).intValueExact()),
                Hash32.of(in.take(32)),
                in.uint(32));
    }

    private static byte[] fixed(BigInteger value, int size) {
        byte[] raw = value.toByteArray();
        byte[] out = new byte[size];
        int from = Math.max(0, raw.length - size);
        System.arraycopy(raw, from, out, size - (raw.length - from), raw.length - from);
        return out;
    }

    private record Reader(ByteBuffer in) {
        byte[] take(int size) {
            byte[] part = new byte[size];
            in.get(part);
            return part;
        }

        Address address() {
            return Address.of(take(20));
        }

        BigInteger uint(int size) {
            return new BigInteger(1, take(size));
        }

        Duration seconds() {
            return Duration.ofSeconds(uint(4).longValueExact());
        }
    }
}
