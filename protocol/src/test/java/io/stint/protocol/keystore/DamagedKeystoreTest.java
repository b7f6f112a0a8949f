package io.stint.protocol.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.JsonEdits;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.keystore.Keystore.Strength;
import io.stint.protocol.value.Hash32;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedKeystoreTest {
    private static final PrivateKey KEY = PrivateKey.of(Hash32.keccak("key").bytes());
    private static final char[] PASSWORD = "secret".toCharArray();
    private static final String FILE = Keystore.encrypt(KEY, PASSWORD, new Strength(16, 2, 1), new SecureRandom());

    @Test
    void theFileOpensAsLongAsItIsWhole() {
        assertThat(Keystore.decrypt(FILE, PASSWORD)).isEqualTo(KEY);
    }

    @Test
    void aFileThatIsCutOffAnywhereIsRefused() {
        for (int length = 0; length < FILE.length(); length++) {
            refused(FILE.substring(0, length));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "3", "\"keystore\"", "{}", "{\"version\":3}", "\u0000", "{\"crypto\":[]}"})
    void whatIsNoKeystoreIsRefused(String text) {
        refused(text);
        assertThatThrownBy(() -> Keystore.addressOf(text)).isInstanceOf(BadInput.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/version",
                "/crypto",
                "/crypto/cipher",
                "/crypto/cipherparams",
                "/crypto/cipherparams/iv",
                "/crypto/ciphertext",
                "/crypto/kdf",
                "/crypto/kdfparams",
                "/crypto/kdfparams/dklen",
                "/crypto/kdfparams/n",
                "/crypto/kdfparams/r",
                "/crypto/kdfparams/p",
                "/crypto/kdfparams/salt",
                "/crypto/mac"
            })
    void aMissingOrEmptyOrWrongFieldIsRefused(String pointer) {
        refused(JsonEdits.without(FILE, pointer));
        for (String wrong : new String[] {"null", "[]", "{}", "true", "\"\"", "\"0xzz\"", "\"0\"", "-1", "0", "1.5"}) {
            refused(JsonEdits.with(FILE, pointer, wrong));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/crypto/cipherparams/iv", "/crypto/ciphertext", "/crypto/kdfparams/salt", "/crypto/mac"})
    void aChangedDigitNeverGivesAnotherKey(String pointer) {
        String hex = JsonEdits.at(FILE, pointer).replace("\"", "");
        for (int i = 0; i < hex.length(); i++) {
            char other = hex.charAt(i) == '0' ? '1' : '0';
            refused(JsonEdits.with(FILE, pointer, "\"" + hex.substring(0, i) + other + hex.substring(i + 1) + "\""));
        }
    }

    @Test
    void aFileThatNamesAnotherAddressIsRefused() {
        String other = JsonEdits.with(FILE, "/address", "\"" + "12".repeat(20) + "\"");
        assertThatThrownBy(() -> Keystore.decrypt(other, PASSWORD))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("address");
    }

    @ParameterizedTest
    @CsvSource({
        "/version, 1, version 3",
        "/version, 4, version 3",
        "/crypto/cipher, '\"aes-128-cbc\"', aes-128-ctr",
        "/crypto/kdf, '\"argon2id\"', 'argon2id'",
        "/crypto/kdf, '\"SCRYPT\"', 'known are scrypt and pbkdf2'"
    })
    void anotherVersionCipherOrDerivationIsNamed(String pointer, String value, String named) {
        assertThatThrownBy(() -> Keystore.decrypt(JsonEdits.with(FILE, pointer, value), PASSWORD))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource({
        "1073741824, 8, 1, 32",
        "2147483647, 8, 1, 32",
        "1073741824, 1, 1, 32",
        "16777216, 1, 1, 32",
        "1048576, 16, 1, 32",
        "1024, 2147483647, 1, 32",
        "1073741824, 1073741824, 1073741824, 32",
        "1024, 8, 2147483647, 32",
        "262144, 8, 8192, 32",
        "262144, 1, 65536, 32",
        "15, 8, 1, 32",
        "1, 8, 1, 32",
        "1024, 8, 1, 16",
        "1024, 8, 1, 129",
        "1024, 8, 1, 2147483647",
        "99999999999, 8, 1, 32"
    })
    void absurdScryptIsRefusedAtOnce(String n, String r, String p, String length) {
        String params = "{\"n\":%s,\"r\":%s,\"p\":%s,\"dklen\":%s,\"salt\":\"00\"}".formatted(n, r, p, length);
        refusedAtOnce(JsonEdits.with(FILE, "/crypto/kdfparams", params));
    }

    /** The first 32 bytes of a longer key are those of the short one. */
    @ParameterizedTest
    @ValueSource(ints = {32, 33, 64, 128})
    void aLongerDerivedKeyIsUsedInPart(int length) {
        String json = JsonEdits.with(FILE, "/crypto/kdfparams/dklen", Integer.toString(length));
        assertThat(Keystore.decrypt(json, PASSWORD)).isEqualTo(KEY);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 65536", "2, 8, 8192"})
    void unusualScryptIsTried(int n, int r, int p) {
        String params = "{\"n\":%d,\"r\":%d,\"p\":%d,\"dklen\":32,\"salt\":\"00\"}".formatted(n, r, p);
        assertThatThrownBy(() -> Keystore.decrypt(JsonEdits.with(FILE, "/crypto/kdfparams", params), PASSWORD))
                .hasMessageContaining("the password does not open");
    }

    @ParameterizedTest
    @CsvSource({
        "2147483647, 32, hmac-sha256",
        "0, 32, hmac-sha256",
        "-1, 32, hmac-sha256",
        "1000, 32, hmac-sha1",
        "1000, 31, hmac-sha256",
        "1000, 129, hmac-sha256"
    })
    void absurdPbkdf2IsRefusedAtOnce(String iterations, String length, String prf) {
        String params = "{\"c\":%s,\"dklen\":%s,\"prf\":\"%s\",\"salt\":\"00\"}".formatted(iterations, length, prf);
        refusedAtOnce(JsonEdits.with(FILE, "/crypto/kdfparams", params).replace("\"scrypt\"", "\"pbkdf2\""));
    }

    private static void refusedAtOnce(String json) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThatThrownBy(() -> Keystore.decrypt(json, PASSWORD))
                        .isInstanceOf(BadInput.class)
                        .hasMessageNotContaining("password"));
    }

    private static void refused(String json) {
        assertThatThrownBy(() -> Keystore.decrypt(json, PASSWORD)).isInstanceOf(BadInput.class);
    }
}
