package io.stint.bench.scale;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.Approval;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An agreement between two of the people, the same in every run.
 *
 * @param vouchers signed by the client, each for more than the one before
 * @param drawn how many of them the worker has drawn, all with the last
 */
record Deal(
        int number,
        int client,
        int worker,
        Terms terms,
        Hash32 id,
        Bytes accepted,
        List<Approved> vouchers,
        int drawn) {
    static final Amount FUND = milli(50);
    private static final int MOST_VOUCHERS = 4;

    /** What the client approved. */
    record Approved(Amount total, Hash32 memo, Bytes signature) {}

    static Deal of(int number, int people, Domain domain) {
        Random random = new Random(31L * number);
        int client = People.poster(job(number), people);
        int worker = (client + 1 + random.nextInt(people - 1)) % people;
        int arbiter = random.nextInt(people);
        boolean judged = random.nextBoolean() && arbiter != client && arbiter != worker;
        Terms terms = terms(number, client, worker, judged ? People.key(arbiter).address() : Address.ZERO);
        Hash32 id = terms.id(domain);
        List<Approved> vouchers = vouchers(id, People.key(client), domain, random.nextInt(MOST_VOUCHERS + 1));
        return new Deal(
                number,
                client,
                worker,
                terms,
                id,
                compact(People.key(worker), id),
                vouchers,
                random.nextInt(vouchers.size() + 1));
    }

    /** The number of the job that it is about. */
    static int job(int number) {
        return 2 * number;
    }

    private static Terms terms(int number, int client, int worker, Address arbiter) {
        return new Terms(
                People.key(client).address(),
                People.key(worker).address(),
                Address.ZERO,
                Address.ZERO,
                arbiter,
                Address.ZERO,
                Address.ZERO,
                milli(20),
                Amount.ZERO,
                Duration.ofDays(3),
                Duration.ofDays(3),
                Duration.ofDays(7),
                Instant.EPOCH,
                new BasisPoints(5_000),
                BasisPoints.ZERO,
                Paper.scope(number),
                BigInteger.valueOf(number));
    }

    private static List<Approved> vouchers(Hash32 id, PrivateKey client, Domain domain, int count) {
        List<Approved> vouchers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Amount total = milli(10L * i);
            Hash32 memo = Hash32.keccak("deliverable " + i + " of " + id);
            vouchers.add(
                    new Approved(total, memo, compact(client, new Message.Voucher(id, total, memo).digest(domain))));
        }
        return List.copyOf(vouchers);
    }

    EscrowCall.Open opening(Domain domain) {
        Message.Open message = new Message.Open(id, FUND, Message.NEVER);
        return new EscrowCall.Open(
                terms, FUND, accepted, Message.NEVER, compact(People.key(client), message.digest(domain)));
    }

    /** Of the last voucher that was drawn; there must be one. */
    EscrowCall.Pay payment() {
        Approved last = vouchers.get(drawn - 1);
        return new EscrowCall.Pay(terms, last.total(), last.memo(), new Approval.Signed(last.signature()));
    }

    private static Bytes compact(PrivateKey key, Hash32 digest) {
        return Bytes.of(key.sign(digest).compact());
    }

    private static Amount milli(long thousandths) {
        return Amount.ofWei(BigInteger.valueOf(thousandths).multiply(BigInteger.TEN.pow(15)));
    }
}
