package io.stint.protocol.keystore;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Hex;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.util.Strings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A private key in an encrypted file, as other wallets read and write it: Web3 Secret Storage, version 3 (scrypt or
 * PBKDF2, AES-128-CTR, Keccak MAC).
 */
public final class Keystore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DERIVED = 32;
    private static final int SECRET = 32;

    private Keystore() {}

    /** How hard guessing the password is made: scrypt's cost, memory about 1 KiB · n. */
    public record Strength(int n, int r, int p) {
        /** What other wallets use: about a second, 256 MiB. */
        public static final Strength STANDARD = new Strength(1 << 18, 8, 1);
        /** For keys that guard nothing, as on a local chain. */
        public static final Strength LIGHT = new Strength(1 << 12, 8, 6);
    }

    /** The key as JSON. */
    public static String encrypt(PrivateKey key, char[] password, Strength strength, SecureRandom random) {
        byte[] salt = random(random, 32);
        byte[] iv = random(random, 16);
        byte[] secret = utf8(password);
        byte[] derived = SCrypt.generate(secret, salt, strength.n(), strength.r(), strength.p(), DERIVED);
        Arrays.fill(secret, (byte) 0);
        byte[] ciphertext = aes(Cipher.ENCRYPT_MODE, derived, iv, key.bytes());
        ObjectNode root = JSON.createObjectNode();
        root.put("version", 3);
        root.put("id", randomUuid(random).toString());
        root.put("address", plain(key.address().bytes()));
        ObjectNode crypto = root.putObject("crypto");
        crypto.put("cipher", "aes-128-ctr");
        crypto.putObject("cipherparams").put("iv", plain(iv));
        crypto.put("ciphertext", plain(ciphertext));
        crypto.put("kdf", "scrypt");
        crypto.putObject("kdfparams")
                .put("dklen", DERIVED)
                .put("n", strength.n())
                .put("r", strength.r())
                .put("p", strength.p())
                .put("salt", plain(salt));
        crypto.put("mac", plain(mac(derived, ciphertext)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    /** @throws BadInput for a file of another format, a damaged one, or a wrong password */
    public static PrivateKey decrypt(String json, char[] password) {
        JsonNode root = parse(json);
        // Early wallets wrote "Crypto".
        JsonNode crypto = root.has("crypto") ? root.get("crypto") : root.path("Crypto");
        String cipher = text(crypto, "cipher");
        if (root.path("version").asInt(0) != 3 || !cipher.equals("aes-128-ctr")) {
            throw new BadInput("this is not a keystore of version 3 with the cipher aes-128-ctr");
        }
        byte[] ciphertext = hex(crypto, "ciphertext");
        byte[] derived = KeyDerivation.derive(text(crypto, "kdf"), crypto.path("kdfparams"), utf8(password));
        if (derived.length < DERIVED || !MessageDigest.isEqual(mac(derived, ciphertext), hex(crypto, "mac"))) {
            throw new BadInput("the password does not open this keystore. Check it (capital letters, another keyboard"
                    + " layout) and try again");
        }
        byte[] secret = aes(Cipher.DECRYPT_MODE, derived, hex(crypto.path("cipherparams"), "iv"), ciphertext);
        PrivateKey key = PrivateKey.of(padded(secret));
        requireAddress(root, key);
        return key;
    }

    /** The MAC does not cover the initialisation vector: with another one the file opens, but to another key. */
    private static void requireAddress(JsonNode root, PrivateKey key) {
        if (root.path("address").asString("").isEmpty()) {
            return;
        }
        String named = address(root);
        if (!named.equals(key.address().hex())) {
            throw new BadInput("the keystore names the address " + named + " but holds the key of " + key.address()
                    + "; it was changed or is damaged");
        }
    }

    /** Early wallets left out a key's leading zeros. */
    private static byte[] padded(byte[] secret) {
        byte[] out = new byte[Math.max(secret.length, SECRET)];
        System.arraycopy(secret, 0, out, out.length - secret.length, secret.length);
        return out;
    }

    /** The address that the file names, without opening it. */
    public static String addressOf(String json) {
        return address(parse(json));
    }

    private static String address(JsonNode root) {
        return "0x" + text(root, "address").toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
    }

    private static JsonNode parse(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (!root.isObject()) {
                throw new BadInput("this is not a keystore file: it holds no JSON object");
            }
            return root;
        } catch (JacksonException e) {
            throw new BadInput("this is not a keystore file, or it is cut off: " + e.getOriginalMessage());
        }
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw new BadInput("the keystore file has no field '" + field + "'; it is damaged or not a keystore");
        }
        return value.asString();
    }

    /** Digits without 0x, as the definition has them; some wallets write it nevertheless. */
    static byte[] hex(JsonNode node, String field) {
        String digits = text(node, field);
        return Hex.decode(digits.startsWith("0x") ? digits : "0x" + digits);
    }

    private static byte[] mac(byte[] derived, byte[] ciphertext) {
        return Hash32.keccak(Arrays.copyOfRange(derived, 16, 32), ciphertext).bytes();
    }

    private static byte[] aes(int mode, byte[] derived, byte[] iv, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, new SecretKeySpec(derived, 0, 16, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new BadInput("the keystore file is damaged: " + e.getMessage());
        }
    }

    static byte[] utf8(char[] password) {
        try {
            return Strings.toUTF8ByteArray(password);
        } catch (IllegalStateException e) {
            throw new BadInput("the password has half a character (a lone surrogate); type it anew", e);
        }
    }

    /** Of version 4 (RFC 9562). */
    private static UUID randomUuid(SecureRandom random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low);
    }

    private static byte[] random(SecureRandom random, int size) {
        byte[] out = new byte[size];
        random.nextBytes(out);
        return out;
    }

    private static String plain(byte[] bytes) {
        return Hex.encode(bytes).substring(2);
    }
}
