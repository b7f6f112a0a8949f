package io.stint.protocol.agreement;

import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/** Terms and events for tests about agreements. */
final class Stories {
    static final Address ESCROW = address(0xE5);
    static final Address CLIENT = address(0xC1);
    static final Address WORKER = address(0x30);
    static final Address HUB = address(0x4B);
    static final Instant START = Instant.ofEpochSecond(1_800_000_000);
    static final Hash32 MEMO = Hash32.keccak("memo");

    private Stories() {}

    static Address address(int last) {
        byte[] bytes = new byte[20];
        bytes[0] = 1;
        bytes[19] = (byte) last;
        return Address.of(bytes);
    }

    static Terms terms(Amount arbiterFee, int fallbackBps, int hubBps) {
        return new Terms(
                CLIENT,
                WORKER,
                Address.ZERO,
                Address.ZERO,
                address(0xA2),
                Address.ZERO,
                HUB,
                Amount.MAX,
                arbiterFee,
                Duration.ofDays(3),
                Duration.ofDays(14),
                Duration.ofDays(7),
                Instant.EPOCH,
                new BasisPoints(fallbackBps),
                new BasisPoints(hubBps),
                Hash32.keccak("scope"),
                BigInteger.ONE);
    }

    static Terms committed(Terms t, Instant until) {
        return new Terms(
                t.client(),
                t.worker(),
                t.payee(),
                t.approver(),
                t.arbiter(),
                t.token(),
                t.hub(),
                t.claimCap(),
                t.arbiterFee(),
                t.review(),
                t.ruling(),
                t.notice(),
                until,
                t.fallback(),
                t.hubFee(),
                t.scope(),
                t.salt());
    }

    static Terms withoutArbiter(Terms t) {
        return new Terms(
                t.client(),
                t.worker(),
                t.payee(),
                t.approver(),
                Address.ZERO,
                t.token(),
                t.hub(),
                t.claimCap(),
                t.arbiterFee(),
                t.review(),
                t.ruling(),
                t.notice(),
                t.committedUntil(),
                t.fallback(),
                t.hubFee(),
                t.scope(),
                t.salt());
    }

    static Hash32 id(Terms terms) {
        return terms.id(EscrowDomain.of(31337, ESCROW));
    }

    static EscrowEvent.Opened opened(Terms terms, long amount) {
        return new EscrowEvent.Opened(id(terms), CLIENT, WORKER, Amount.ofWei(amount), terms);
    }

    /** When the review of a claim ends that is made as soon as the one before allows it. */
    static Instant reviewEnd(int round) {
        return START.plus(Duration.ofDays(4).multipliedBy(round));
    }

    static Amount wei(long amount) {
        return Amount.ofWei(amount);
    }
}
