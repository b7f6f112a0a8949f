package io.stint.protocol.keystore;

import io.stint.protocol.BadInput;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;
import tools.jackson.databind.JsonNode;

/** The two key derivations of Web3 Secret Storage. */
final class KeyDerivation {
    /** 1 GiB: four times what wallets use; more is an attack on the reader's memory. */
    private static final long MOST_MEMORY = 1L << 30;

    /** 64 times what wallets use; more is an attack on the reader's patience. */
    private static final long MOST_WORK = 1L << 27;

    private static final int MOST_ITERATIONS = 50_000_000;

    private KeyDerivation() {}

    static byte[] derive(String kdf, JsonNode params, byte[] password) {
        return switch (kdf) {
            case "scrypt" -> scrypt(params, password);
            case "pbkdf2" -> pbkdf2(params, password);
            default ->
                throw new BadInput("the keystore's key derivation is '" + kdf + "'; known are scrypt and pbkdf2");
        };
    }

    private static byte[] scrypt(JsonNode params, byte[] password) {
        int n = number(params, "n");
        int r = number(params, "r");
        int p = number(params, "p");
        boolean tooMuch = (long) r * p > 1 << 16 || 128L * n * r > MOST_MEMORY || (long) n * r * p > MOST_WORK;
        if (tooMuch || Integer.bitCount(n) != 1 || n < 2) {
            throw new BadInput("the keystore's scrypt parameters are out of bounds: n=" + n + " r=" + r + " p=" + p);
        }
        byte[] salt = Keystore.hex(params, "salt");
        return r == 1
                ? NarrowScrypt.derive(password, salt, n, p, length(params))
                : SCrypt.generate(password, salt, n, r, p, length(params));
    }

    private static byte[] pbkdf2(JsonNode params, byte[] password) {
        String prf = Keystore.text(params, "prf");
        int iterations = number(params, "c");
        if (!prf.equals("hmac-sha256") || iterations > MOST_ITERATIONS) {
            throw new BadInput("the keystore's pbkdf2 parameters are out of bounds: " + prf + " c=" + iterations);
        }
        PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
        generator.init(password, Keystore.hex(params, "salt"), iterations);
        return ((KeyParameter) generator.generateDerivedMacParameters(8 * length(params))).getKey();
    }

    private static int length(JsonNode params) {
        int length = number(params, "dklen");
        if (length < 32 || length > 128) {
            throw new BadInput("the keystore's dklen must be from 32 to 128, not " + length);
        }
        return length;
    }

    private static int number(JsonNode params, String field) {
        JsonNode value = params.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() <= 0) {
            throw new BadInput("the keystore's '" + field + "' is not a positive number");
        }
        return value.asInt();
    }
}
