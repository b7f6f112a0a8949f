package io.stint.chain;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.local.DevAccounts;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/** A small agreement between the first two dev accounts. */
public record AgreementOnTestChain(Terms terms) {
    public static final PrivateKey CLIENT = DevAccounts.KEYS.get(0);
    public static final PrivateKey WORKER = DevAccounts.KEYS.get(1);
    public static final Domain DOMAIN = EscrowDomain.of(31337, EscrowDeployment.address());

    /** @param salt makes it another one */
    public static AgreementOnTestChain of(long salt) {
        return new AgreementOnTestChain(new Terms(
                CLIENT.address(),
                WORKER.address(),
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Amount.ofWei(100),
                Amount.ZERO,
                Duration.ofDays(3),
                Duration.ofDays(3),
                Duration.ofDays(7),
                Instant.EPOCH,
                new BasisPoints(5_000),
                new BasisPoints(0),
                Hash32.keccak("scope"),
                BigInteger.valueOf(salt)));
    }

    public Hash32 id() {
        return terms.id(DOMAIN);
    }

    /** By the client. */
    public EscrowCall open(long wei) {
        return new EscrowCall.Open(
                terms,
                Amount.ofWei(wei),
                Bytes.of(WORKER.sign(terms.id(DOMAIN)).compact()),
                Message.NEVER,
                Bytes.EMPTY);
    }

    /** By the worker. */
    public EscrowCall claim(int round, long wei) {
        return new EscrowCall.Claim(
                terms, round, Amount.ofWei(wei), Hash32.keccak("evidence"), Instant.EPOCH, Message.NEVER, Bytes.EMPTY);
    }

    /** By anyone. */
    public EscrowCall topUp(long wei) {
        return new EscrowCall.TopUp(terms, Amount.ofWei(wei));
    }

    /** By the client. */
    public EscrowCall giveNotice() {
        return new EscrowCall.GiveNotice(terms, Message.NEVER, Bytes.EMPTY);
    }

    /** By anyone, when notice has run out. */
    public EscrowCall withdraw() {
        return new EscrowCall.Withdraw(terms);
    }
}
