package io.stint.protocol.crypto;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Hex;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** A secret number within 1 to n-1 that signs for an address. Neither its text nor any error shows it. */
public final class PrivateKey {
    private static final int LENGTH = 32;

    private final byte[] secret;
    private final Address address;

    private PrivateKey(byte[] secret) {
        this.secret = secret;
        this.address = Secp256k1.addressOf(secret);
    }

    /**
     * Takes a copy of a big-endian secret.
     *
     * @throws BadInput when it is not 32 bytes, or not within 1 to n-1
     */
    public static PrivateKey of(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new BadInput("a private key is 32 bytes, got " + secret.length);
        }
        if (!inRange(secret)) {
            throw new BadInput("this private key is zero or above the curve's order; make a new one");
        }
        return new PrivateKey(secret.clone());
    }

    /**
     * Reads 64 hexadecimal digits, with or without {@code 0x}.
     *
     * @throws BadInput when it is anything else, or not within 1 to n-1
     */
    public static PrivateKey parse(String hex) {
        return of(decode(hex.startsWith("0x") ? hex : "0x" + hex));
    }

    /** A new key. */
    public static PrivateKey generate(SecureRandom random) {
        byte[] secret = new byte[LENGTH];
        do {
            random.nextBytes(secret);
        } while (!inRange(secret));
        return new PrivateKey(secret);
    }

    // The decoder's own message would show the text, so neither it nor its exception is passed on.
    @SuppressWarnings("UnusedException")
    private static byte[] decode(String hex) {
        try {
            return Hex.decode(hex, LENGTH, "a private key");
        } catch (BadInput e) {
            throw new BadInput("a private key is 64 hexadecimal digits, with or without 0x; this text is not");
        }
    }

    private static boolean inRange(byte[] secret) {
        Hash32 number = Hash32.of(secret);
        return !number.equals(Hash32.ZERO) && number.compareTo(Secp256k1.ORDER) < 0;
    }

    public Address address() {
        return address;
    }

    /** The deterministic signature of RFC 6979, with a low s. */
    public Signature sign(Hash32 digest) {
        return Secp256k1.sign(digest, secret);
    }

    /** A copy of the secret, for a keystore. */
    public byte[] bytes() {
        return secret.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrivateKey that && MessageDigest.isEqual(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    /** Names the address, never the key. */
    @Override
    public String toString() {
        return "PrivateKey of " + address;
    }
}
