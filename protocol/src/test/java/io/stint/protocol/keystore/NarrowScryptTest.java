package io.stint.protocol.keystore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.value.Bytes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.crypto.generators.SCrypt;
import org.junit.jupiter.api.Test;

class NarrowScryptTest {
    @Test
    void theVectorOfRfc7914IsDerived() {
        assertThat(Bytes.of(NarrowScrypt.derive(new byte[0], new byte[0], 16, 1, 64)))
                .hasToString("0x77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                        + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
    }

    @Property(tries = 200)
    void whereBouncyCastleWorksItDerivesTheSame(
            @ForAll String password,
            @ForAll byte[] salt,
            @ForAll @IntRange(min = 1, max = 10) int log2n,
            @ForAll @IntRange(min = 1, max = 9) int p,
            @ForAll @IntRange(min = 32, max = 128) int length) {
        byte[] secret = password.getBytes(UTF_8);
        assertThat(NarrowScrypt.derive(secret, salt, 1 << log2n, p, length))
                .isEqualTo(SCrypt.generate(secret, salt, 1 << log2n, 1, p, length));
    }
}
