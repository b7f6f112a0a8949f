package io.stint.cli.key;

import io.stint.cli.Files;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.keystore.Keystore;
import io.stint.protocol.keystore.Keystore.Strength;
import io.stint.protocol.value.Address;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Keystores on disk. */
public final class KeyFiles {
    private KeyFiles() {}

    /** @throws BadInput naming the file, when it cannot be read or the password does not open it */
    public static PrivateKey open(Path file, char[] password) {
        String json = Files.read(file, "keystore");
        try {
            return Keystore.decrypt(json, password);
        } catch (BadInput e) {
            throw new BadInput(file + ": " + e.getMessage());
        }
    }

    /** Writes a keystore that only its owner can read; never over an existing file. */
    public static void create(Path file, PrivateKey key, char[] password, Strength strength) {
        Files.createSecret(file, Keystore.encrypt(key, password, strength, new SecureRandom()));
    }

    public static Address addressOf(Path file) {
        String json = Files.read(file, "keystore");
        try {
            return Address.parse(Keystore.addressOf(json));
        } catch (BadInput e) {
            throw new BadInput(file + ": " + e.getMessage());
        }
    }
}
