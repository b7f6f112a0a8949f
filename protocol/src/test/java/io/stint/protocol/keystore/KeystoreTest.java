package io.stint.protocol.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.JsonEdits;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.keystore.Keystore.Strength;
import io.stint.protocol.value.Hash32;
import java.security.SecureRandom;
import java.util.UUID;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoreTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final PrivateKey KEY = PrivateKey.of(Hash32.keccak("key").bytes());
    /** For tests only. */
    private static final Strength WEAK = new Strength(16, 1, 1);

    @Test
    void aKeyIsOpenedWithItsPassword() {
        String json = Keystore.encrypt(KEY, "secret".toCharArray(), Strength.LIGHT, RANDOM);
        assertThat(Keystore.decrypt(json, "secret".toCharArray())).isEqualTo(KEY);
        assertThat(Keystore.addressOf(json)).isEqualTo(KEY.address().hex());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Secret", "secret ", "secre", "secrеt"})
    void noOtherPasswordOpensIt(String wrong) {
        String json = Keystore.encrypt(KEY, "secret".toCharArray(), WEAK, RANDOM);
        assertThatThrownBy(() -> Keystore.decrypt(json, wrong.toCharArray()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("the password does not open");
    }

    @Property(tries = 200)
    void anyPasswordOpensWhatItClosed(@ForAll String password, @ForAll @NotBlank String other) {
        Assume.that(whole(password) && whole(other) && !password.equals(other));
        String json = Keystore.encrypt(KEY, password.toCharArray(), WEAK, RANDOM);
        assertThat(Keystore.decrypt(json, password.toCharArray())).isEqualTo(KEY);
        assertThatThrownBy(() -> Keystore.decrypt(json, other.toCharArray())).isInstanceOf(BadInput.class);
    }

    /** Two of them would be the same bytes in UTF-8, or none at all. */
    @ParameterizedTest
    @ValueSource(strings = {"half \ud83d", "\udd11 half", "\udd11\ud83d"})
    void aPasswordWithHalfACharacterIsRefused(String password) {
        assertThatThrownBy(() -> Keystore.encrypt(KEY, password.toCharArray(), WEAK, RANDOM))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("half a character")
                .hasMessageNotContaining("half \ud83d");
    }

    @Test
    void thePasswordIsLeftAsItIs() {
        char[] password = "secret".toCharArray();
        Keystore.decrypt(Keystore.encrypt(KEY, password, WEAK, RANDOM), password);
        assertThat(password).containsExactly('s', 'e', 'c', 'r', 'e', 't');
    }

    @Test
    void noTwoFilesAreAlike() {
        String one = Keystore.encrypt(KEY, "secret".toCharArray(), WEAK, RANDOM);
        String other = Keystore.encrypt(KEY, "secret".toCharArray(), WEAK, RANDOM);
        for (String field :
                new String[] {"/id", "/crypto/ciphertext", "/crypto/cipherparams/iv", "/crypto/kdfparams/salt"}) {
            assertThat(at(one, field)).isNotEqualTo(at(other, field)).isNotBlank();
        }
    }

    @Test
    void theFileIsNamedByARandomUuid() {
        for (int i = 0; i < 20; i++) {
            UUID id = UUID.fromString(at(Keystore.encrypt(KEY, new char[] {'x'}, WEAK, RANDOM), "/id"));
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
        }
    }

    @Test
    void theFileDoesNotHoldTheKey() {
        String json = Keystore.encrypt(KEY, "secret".toCharArray(), WEAK, RANDOM);
        assertThat(json)
                .doesNotContain(Hash32.of(KEY.bytes()).hex().substring(2))
                .doesNotContain("secret");
    }

    private static boolean whole(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static String at(String json, String pointer) {
        return JsonEdits.at(json, pointer).replace("\"", "");
    }
}
