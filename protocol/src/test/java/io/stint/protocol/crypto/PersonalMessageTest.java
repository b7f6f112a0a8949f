package io.stint.protocol.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.value.Hash32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalMessageTest {
    private static final PrivateKey KEY =
            PrivateKey.of(Hash32.keccak("somebody").bytes());

    /** Known to every wallet library. */
    @ParameterizedTest
    @CsvSource({
        "hello world, 0xd9eba16ed0ecae432b71fe008c98cc872bb4cc214d3220a36f365326cf807d68",
        "'', 0x5f35dce98ba4fba25530a026ed80b2cecdaa31091ba4958b99b52ea1d068adad"
    })
    void theDigestIsTheKnownOne(String text, String digest) {
        assertThat(PersonalMessage.digest(text)).hasToString(digest);
    }

    @Test
    void theLengthIsInBytes() {
        byte[] signed = {
            0x19,
            'E',
            't',
            'h',
            'e',
            'r',
            'e',
            'u',
            'm',
            ' ',
            'S',
            'i',
            'g',
            'n',
            'e',
            'd',
            ' ',
            'M',
            'e',
            's',
            's',
            'a',
            'g',
            'e',
            ':',
            '\n',
            '2',
            (byte) 0xc3,
            (byte) 0xb1
        };
        assertThat(PersonalMessage.digest("ñ")).isEqualTo(Hash32.keccak(signed));
    }

    @Property(tries = 50)
    void whoSignedATextIsFoundAndForNoOtherText(@ForAll String text) {
        Signature signature = KEY.sign(PersonalMessage.digest(text));
        assertThat(PersonalMessage.recover(text, signature)).contains(KEY.address());
        assertThat(PersonalMessage.recover(text + " ", signature)).isNotEqualTo(java.util.Optional.of(KEY.address()));
    }
}
