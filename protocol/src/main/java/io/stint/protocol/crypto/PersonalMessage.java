package io.stint.protocol.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.Optional;

/** A text signed by {@code personal_sign} (EIP-191, version 0x45): never a transaction, never typed data. */
public final class PersonalMessage {
    private static final String PREFIX = "\u0019Ethereum Signed Message:\n";

    private PersonalMessage() {}

    /** What is signed: Keccak-256 of the prefix, the number of the text's bytes in UTF-8, and these bytes. */
    public static Hash32 digest(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        return Hash32.keccak((PREFIX + utf8.length).getBytes(UTF_8), utf8);
    }

    /** The key that signed the text; empty when the signature is nobody's. */
    public static Optional<Address> recover(String text, Signature signature) {
        return Secp256k1.recover(digest(text), signature);
    }
}
