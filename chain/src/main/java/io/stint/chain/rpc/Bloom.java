package io.stint.chain.rpc;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.Arrays;

/**
 * What a block's head says of the logs in the block: 2048 bits, of which each logging contract and each topic sets three
 * (Ethereum's yellow paper, 4.3.1). It can say that something was not logged for certain, and that it was by mistake.
 */
public final class Bloom {
    public static final Bloom EMPTY = new Bloom(new byte[256]);

    private static final int BYTES = 256;
    private static final int BITS_EACH = 3;

    private final byte[] bits;

    private Bloom(byte[] bits) {
        this.bits = bits;
    }

    /** @throws BadInput when it is not 256 bytes in hexadecimal */
    static Bloom parse(String text) {
        byte[] bits = Bytes.parse(text).toArray();
        if (bits.length != BYTES) {
            throw new BadInput("a bloom filter has 256 bytes, got " + bits.length);
        }
        return new Bloom(bits);
    }

    /** The bits that an address or a topic sets, by their numbers. */
    static Bits bitsOf(byte[] item) {
        byte[] hash = Hash32.keccak(item).bytes();
        int[] numbers = new int[BITS_EACH];
        for (int i = 0; i < BITS_EACH; i++) {
            numbers[i] = ((hash[2 * i] & 0x07) << 8) | (hash[2 * i + 1] & 0xff);
        }
        return new Bits(numbers[0], numbers[1], numbers[2]);
    }

    /** With what a log sets. */
    public Bloom with(Log log) {
        byte[] more = bits.clone();
        bitsOf(log.address().bytes()).setIn(more);
        log.topics().forEach(topic -> bitsOf(topic.bytes()).setIn(more));
        return new Bloom(more);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bloom that && Arrays.equals(bits, that.bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }

    boolean has(Bits item) {
        return item.areIn(bits);
    }

    record Bits(int first, int second, int third) {
        private boolean areIn(byte[] bits) {
            return isSet(bits, first) && isSet(bits, second) && isSet(bits, third);
        }

        private void setIn(byte[] bits) {
            set(bits, first);
            set(bits, second);
            set(bits, third);
        }

        private static boolean isSet(byte[] bits, int number) {
            return (bits[BYTES - 1 - number / 8] & (1 << number % 8)) != 0;
        }

        private static void set(byte[] bits, int number) {
            bits[BYTES - 1 - number / 8] |= (byte) (1 << number % 8);
        }
    }
}
