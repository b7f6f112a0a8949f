package io.stint.hub.payroll;

import io.stint.hub.agreement.Venues;
import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.message.MerkleTree;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who signed what in one request. What a batch signs is recovered once, however many of its leaves come. Safe for many
 * threads.
 */
final class Signers {
    private final Venues venues;
    private final Map<Integer, Domain> domains = new ConcurrentHashMap<>();
    private final Map<Signed, Optional<Address>> known = new ConcurrentHashMap<>();

    Signers(Venues venues) {
        this.venues = venues;
    }

    private record Signed(Hash32 digest, Bytes signature) {}

    /**
     * Empty: nobody's key signed that.
     *
     * @param layer of the agreement
     */
    Optional<Address> of(int layer, Message message, Approval.Slip slip) {
        Domain domain = domains.computeIfAbsent(
                layer, number -> venues.of(number).layer().domain());
        if (slip.path().isEmpty()) {
            return recovered(new Signed(message.digest(domain), slip.signature()));
        }
        Message over = new Message.Batch(MerkleTree.rootOf(message.structHash(), slip.path()));
        return known.computeIfAbsent(new Signed(over.digest(domain), slip.signature()), Signers::recovered);
    }

    private static Optional<Address> recovered(Signed signed) {
        return Secp256k1.recover(
                signed.digest(), Signature.parse(signed.signature().toArray()));
    }
}
