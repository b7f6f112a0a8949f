package io.stint.protocol.document.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.eip712.Struct;
import io.stint.protocol.eip712.StructType;
import io.stint.protocol.eip712.TypedData;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;

/**
 * The X25519 key (RFC 7748) with which somebody opens what is sealed for them. It comes from the key that signs, so that
 * nobody has a second secret to keep. Neither its text nor any error shows it.
 */
public final class ReadingKeyPair {
    /** What a wallet that does not show its private key signs; {@link #of(Signature)} makes the key of the signature. */
    public static final TypedData REQUEST = new TypedData(
            Document.DOMAIN,
            Struct.of(StructType.of("ReadingKey(string purpose)"))
                    .string("Opens what is written to me on Stint. Never sign this anywhere else.")
                    .build());

    private static final byte[] INFO = "stint reading key 1".getBytes(UTF_8);
    private static final byte[] NO_SALT = {};
    private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

    private final byte[] secret;
    private final PublicReadingKey publicKey;

    private ReadingKeyPair(byte[] secret) {
        this.secret = secret;
        this.publicKey = PublicReadingKey.of(agree(secret, BASE_POINT));
    }

    /**
     * Takes a copy of the 32 bytes of a private key, which X25519 clamps itself.
     *
     * @throws BadInput when it is not 32 bytes
     */
    public static ReadingKeyPair of(byte[] secret) {
        if (secret.length != PublicReadingKey.LENGTH) {
            throw new BadInput("a private reading key is 32 bytes, got " + secret.length);
        }
        return new ReadingKeyPair(secret.clone());
    }

    /** Of a wallet whose private key is at hand: HKDF of its 32 bytes. */
    public static ReadingKeyPair of(PrivateKey key) {
        return new ReadingKeyPair(Ciphers.hkdf(key.bytes(), NO_SALT, INFO));
    }

    /** Of a wallet that signed {@link #REQUEST}: HKDF of the signature's 65 bytes, with a v of 27 or 28. */
    public static ReadingKeyPair of(Signature signature) {
        return new ReadingKeyPair(Ciphers.hkdf(signature.bytes65(), NO_SALT, INFO));
    }

    /** A new one. */
    public static ReadingKeyPair generate(SecureRandom random) {
        byte[] secret = new byte[PublicReadingKey.LENGTH];
        random.nextBytes(secret);
        return new ReadingKeyPair(secret);
    }

    public PublicReadingKey publicKey() {
        return publicKey;
    }

    /** A copy of the private key, for its owner to keep. */
    public byte[] secret() {
        return secret.clone();
    }

    /** The secret that this key and the other have in common; never all zeros, since no public key gives that. */
    byte[] sharedWith(PublicReadingKey other) {
        return agree(secret, other.u());
    }

    private static byte[] agree(byte[] secret, BigInteger u) {
        try {
            KeyFactory keys = KeyFactory.getInstance("X25519");
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret)));
            agreement.doPhase(keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u)), true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new StintException("this Java found no X25519 secret for the reading key", e);
        }
    }

    /** Names the public key, never the private one. */
    @Override
    public String toString() {
        return "ReadingKeyPair of " + publicKey;
    }
}
