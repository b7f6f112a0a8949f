package io.stint.protocol.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbiReaderTest {
    @Property
    void stringsListsAndTuplesReadBack(@ForAll byte[] first, @ForAll @Size(max = 20) List<byte[]> rest) {
        List<Bytes> items = rest.stream().map(Bytes::of).toList();
        byte[] data = AbiValue.tuple(
                        AbiValue.bytes(Bytes.of(first)),
                        AbiValue.array(items.stream()
                                .map(item -> AbiValue.tuple(AbiValue.bytes(item)))
                                .toList()))
                .encoded();
        AbiReader in = new AbiReader(data);
        assertThat(in.bytes()).isEqualTo(Bytes.of(first));
        assertThat(in.tuples(AbiReader::bytes)).isEqualTo(items);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 40, 96, 160, 256})
    void aNumberIsReadUpToItsLimit(int bits) {
        BigInteger most = BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);
        byte[] data = AbiValue.uint(most, bits).encoded();
        assertThat(new AbiReader(data).uint(bits)).isEqualTo(most);
        assertThatThrownBy(() -> new AbiReader(data).uint(bits - 1)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> AbiValue.uint(most.add(BigInteger.ONE), bits)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> AbiValue.uint(-1, bits)).isInstanceOf(BadInput.class);
    }

    @Test
    void anAddressWithSomethingBeforeItIsRefused() {
        byte[] word = AbiValue.address(Address.ZERO).encoded();
        word[11] = 1;
        assertThatThrownBy(() -> new AbiReader(word).address()).isInstanceOf(BadInput.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {33, 64, 65, 1L << 31, (1L << 31) - 1, 1L << 32, -1})
    void anOffsetOutOfTheDataIsRefused(long offset) {
        byte[] data = words(offset);
        assertThatThrownBy(() -> new AbiReader(data).bytes()).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new AbiReader(data).hashes()).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new AbiReader(data).tuple(AbiReader::hash)).isInstanceOf(BadInput.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {33, 1L << 31, (1L << 31) - 1, 1L << 32, -1})
    void aLengthBeyondTheDataIsRefused(long length) {
        byte[] data = words(32, length, 0);
        assertThatThrownBy(() -> new AbiReader(data).bytes()).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new AbiReader(data).hashes()).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new AbiReader(data).tuples(AbiReader::hash)).isInstanceOf(BadInput.class);
    }

    @Test
    void aLengthThatJustFitsIsRead() {
        assertThat(new AbiReader(words(32, 32, 7)).bytes().size()).isEqualTo(32);
        assertThat(new AbiReader(words(32, 1, 7)).hashes())
                .containsExactly(Hash32.of(AbiValue.uint(7, 8).encoded()));
    }

    /** Ten thousand tuples that all are the same 300 kB would be three gigabytes. */
    @Test
    void dataThatReferToTheSameBytesAgainAndAgainAreRefused() {
        int items = 10_000;
        byte[] data = new byte[32 * (4 + 2 * items)];
        ByteBuffer out = ByteBuffer.wrap(data);
        out.put(words(32, items));
        Collections.nCopies(items, words(32L * items)).forEach(out::put);
        out.put(words(32, 32L * items));
        assertThatThrownBy(() -> new AbiReader(data).tuples(AbiReader::bytes))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("too often");
    }

    @Test
    void aFewReferencesToTheSameBytesAreRead() {
        assertThat(new AbiReader(words(32, 3, 96, 96, 96, 32, 1L)).tuples(AbiReader::hash))
                .hasSize(3)
                .containsOnly(Hash32.of(words(32)));
    }

    private static byte[] words(long... values) {
        ByteBuffer out = ByteBuffer.allocate(32 * values.length);
        for (long value : values) {
            out.put(new byte[24]).putLong(value);
        }
        return out.array();
    }
}
