package io.stint.bench.intake;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowCall;
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
import java.util.List;
import java.util.stream.IntStream;

/**
 * A client with many workers, and the key that approves their running hours; the same in every run.
 *
 * @param key lent the right by the client
 */
record Firm(int number, PrivateKey client, PrivateKey key, List<Seat> seats) {
    /** As many as there are connections: each is one client's agent. */
    static final int FIRMS = 4;

    static final Amount FUND = Amount.ofWei(BigInteger.TEN.pow(15));

    Firm {
        seats = List.copyOf(seats);
    }

    /** One worker's agreement. */
    record Seat(PrivateKey worker, Terms terms, Hash32 id) {}

    static Firm of(int number, int workers, Domain domain) {
        PrivateKey client = secret("client " + number);
        return new Firm(
                number,
                client,
                secret("agent " + number),
                IntStream.range(0, workers)
                        .parallel()
                        .mapToObj(i -> seat(client, secret("worker " + number + " " + i), i, domain))
                        .toList());
    }

    private static PrivateKey secret(String name) {
        return PrivateKey.of(Hash32.keccak(name).bytes());
    }

    private static Seat seat(PrivateKey client, PrivateKey worker, int salt, Domain domain) {
        Terms terms = new Terms(
                client.address(),
                worker.address(),
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Amount.ofWei(1_000),
                Amount.ZERO,
                Duration.ofDays(3),
                Duration.ZERO,
                Duration.ofDays(7),
                Instant.EPOCH,
                new BasisPoints(5_000),
                BasisPoints.ZERO,
                Hash32.keccak("scope"),
                BigInteger.valueOf(salt));
        return new Seat(worker, terms, terms.id(domain));
    }

    EscrowCall.Open opening(Seat seat, Domain domain) {
        Message.Open message = new Message.Open(seat.id(), FUND, Message.NEVER);
        return new EscrowCall.Open(
                seat.terms(),
                FUND,
                Bytes.of(seat.worker().sign(seat.id()).compact()),
                Message.NEVER,
                Bytes.of(client.sign(message.digest(domain)).compact()));
    }

    /** What the client signs for the key in one agreement. */
    Bytes delegation(Seat seat, Domain domain) {
        return Bytes.of(client.sign(new Message.Delegation(seat.id(), key.address(), FUND).digest(domain))
                .bytes65());
    }
}
