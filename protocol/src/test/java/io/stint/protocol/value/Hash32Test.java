package io.stint.protocol.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class Hash32Test {
    @Test
    void keccakGivesTheKnownHashes() {
        assertThat(Hash32.keccak("")).hasToString("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
        assertThat(Hash32.keccak("abc"))
                .hasToString("0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
        assertThat(Hash32.keccak("Transfer(address,address,uint256)"))
                .hasToString("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");
    }

    @Test
    void sha256GivesTheKnownHash() {
        assertThat(Hash32.sha256("abc".getBytes(UTF_8)))
                .hasToString("0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Property
    void partsAreHashedAsIfTheyWereOne(@ForAll String first, @ForAll String second) {
        assertThat(Hash32.keccak(first.getBytes(UTF_8), second.getBytes(UTF_8)))
                .isEqualTo(Hash32.keccak(joined(first.getBytes(UTF_8), second.getBytes(UTF_8))));
    }

    @Property
    void theTextReadsBack(@ForAll @Size(32) byte[] bytes) {
        Hash32 hash = Hash32.of(bytes);
        assertThat(Hash32.parse(hash.toString())).isEqualTo(hash).hasSameHashCodeAs(hash);
        assertThat(hash.bytes()).isEqualTo(bytes);
    }

    @Test
    void theOrderIsUnsigned() {
        byte[] high = new byte[32];
        high[0] = (byte) 0x80;
        assertThat(Hash32.of(high)).isGreaterThan(Hash32.ZERO);
    }

    @Test
    void anotherLengthIsRefused() {
        assertThatThrownBy(() -> Hash32.of(new byte[31])).hasMessageContaining("32 bytes, got 31");
        assertThatThrownBy(() -> Hash32.parse("0x00")).hasMessageContaining("64 hexadecimal digits");
        assertThatThrownBy(() -> Hash32.parse("0x0")).hasMessageContaining("odd number of digits");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] out = new byte[first.length + second.length];
        System.arraycopy(first, 0, out, 0, first.length);
        System.arraycopy(second, 0, out, first.length, second.length);
        return out;
    }
}
