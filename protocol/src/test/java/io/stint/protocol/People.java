package io.stint.protocol;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.escrow.Signatories;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.SomeTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.Optional;

/** Everybody who may have to do with an agreement, with their keys. */
public enum People {
    CLIENT,
    WORKER,
    PAYEE,
    APPROVER,
    ARBITER,
    HUB,
    DELEGATE,
    STRANGER;

    public static final Address ESCROW = SomeTerms.address("escrow");
    public static final Domain DOMAIN = EscrowDomain.of(31337, ESCROW);
    public static final Terms TERMS = terms(1);
    public static final Hash32 ID = TERMS.id(DOMAIN);

    public static Terms terms(long salt) {
        return SomeTerms.with(t -> {
            t.client = CLIENT.address();
            t.worker = WORKER.address();
            t.payee = PAYEE.address();
            t.approver = APPROVER.address();
            t.arbiter = ARBITER.address();
            t.hub = HUB.address();
            t.salt = BigInteger.valueOf(salt);
        });
    }

    public Address address() {
        return key().address();
    }

    public Bytes sign(Message message) {
        return sign(message.digest(DOMAIN));
    }

    public Bytes sign(Hash32 digest) {
        return Bytes.of(key().sign(digest).compact());
    }

    /** Whether every signature that the call rests on is by one who may give it; {@code caller} made the call. */
    public static boolean suffice(EscrowCall call, People caller) {
        return Signatories.of(call, DOMAIN).stream()
                .allMatch(required -> signer(required)
                        .or(() -> required.signature().isEmpty() ? Optional.of(caller.address()) : Optional.empty())
                        .filter(required.signers()::contains)
                        .isPresent());
    }

    private PrivateKey key() {
        return PrivateKey.of(Hash32.keccak(name()).bytes());
    }

    private static Optional<Address> signer(Signatories.Required required) {
        try {
            return Secp256k1.recover(
                    required.digest(), Signature.parse(required.signature().toArray()));
        } catch (BadInput noSignature) {
            return Optional.empty();
        }
    }
}
