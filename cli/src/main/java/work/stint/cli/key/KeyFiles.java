package work.stint.cli.key;

import java.nio.file.Path;
import java.security.SecureRandom;
import work.stint.cli.Files;
import work.stint.protocol.BadInput;
import work.stint.protocol.crypto.PrivateKey;
import work.stint.protocol.keystore.Keystore;
import work.stint.protocol.keystore.Keystore.Strength;
import work.stint.protocol.value.Address;

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
