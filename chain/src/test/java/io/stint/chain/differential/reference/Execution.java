package io.stint.chain.differential.reference;

import static io.stint.protocol.abi.AbiValue.address;
import static io.stint.protocol.abi.AbiValue.hash;
import static io.stint.protocol.abi.AbiValue.uint;

import io.stint.protocol.BadInput;
import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call while it runs: what every rule needs. */
final class Execution {
    final World world;
    final Address caller;
    final BigInteger value;
    final long now;
    final List<EscrowEvent> events = new ArrayList<>();

    Execution(World world, Attempt attempt) {
        this.world = world;
        this.caller = attempt.caller();
        this.value = attempt.value();
        this.now = attempt.time();
        world.moveMoney(Address.ZERO, caller, world.escrow, value);
    }

    static AbiValue number(BigInteger value) {
        return uint(value, 256);
    }

    static AbiValue number(long value) {
        return uint(value, 256);
    }

    Hash32 id(Terms terms) {
        return terms.id(world.domain);
    }

    /** @return null: never opened */
    Deal find(Terms terms) {
        return world.deals.get(id(terms));
    }

    Deal open(Terms terms) {
        Deal deal = find(terms);
        if (deal == null || !deal.open) {
            throw new Refusal("Escrow_NotOpen(bytes32)", hash(id(terms)));
        }
        return deal;
    }

    void requireBefore(Instant deadline) {
        requireBefore(deadline.getEpochSecond());
    }

    void requireBefore(long deadline) {
        if (now > deadline) {
            throw new Refusal("Escrow_Expired(uint256)", number(deadline));
        }
    }

    void requireFrom(long start) {
        if (now < start) {
            throw new Refusal("Escrow_TooEarly(uint256)", number(start));
        }
    }

    void requireValue(Terms terms, BigInteger amount) {
        requireExactly(terms.token().isZero() ? amount : BigInteger.ZERO);
    }

    void requireExactly(BigInteger expected) {
        if (!value.equals(expected)) {
            throw new Refusal("Escrow_WrongValue(uint256,uint256)", number(expected), number(value));
        }
    }

    void client(Terms terms, Message message, Bytes signature) {
        authorize(List.of(terms.client()), message.digest(world.domain), signature);
    }

    void clientOrApprover(Terms terms, Message message, Bytes signature) {
        authorize(List.of(terms.client(), terms.approver()), message.digest(world.domain), signature);
    }

    void worker(Terms terms, Message message, Bytes signature) {
        authorize(List.of(terms.worker()), message.digest(world.domain), signature);
    }

    /** One of the signers signed, or calls with an empty signature. No contract among them signs anything here. */
    void authorize(List<Address> signers, Hash32 digest, Bytes signature) {
        Optional<Address> by = signature.isEmpty() ? Optional.of(caller) : recover(digest, signature);
        if (by.filter(a -> !a.isZero()).filter(signers::contains).isEmpty()) {
            String error = signature.isEmpty() ? "Escrow_NotTheSigner(address)" : "Escrow_BadSignature(address)";
            throw new Refusal(error, address(signers.getFirst()));
        }
    }

    private static Optional<Address> recover(Hash32 digest, Bytes signature) {
        try {
            return Secp256k1.recover(digest, Signature.parse(signature.toArray()));
        } catch (BadInput noSignature) {
            return Optional.empty();
        }
    }
}
