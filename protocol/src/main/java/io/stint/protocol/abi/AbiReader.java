package io.stint.protocol.abi;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a tuple's fields in order from ABI-encoded data. Values that do not fit their type, and offsets or lengths that
 * point out of the data, are refused with {@link BadInput}; so are data that refer to the same bytes again and again,
 * with which a few kilobytes could fill any memory.
 */
public final class AbiReader {
    private static final int WORD = AbiValue.WORD;

    /** How many times the data's size may be read in all; encoders refer to each byte once. */
    private static final long MOST_READ = 8;

    private final byte[] data;
    private final Allowance allowance;
    private final int start;
    private int next;

    public AbiReader(byte[] data) {
        this(data, new Allowance(MOST_READ * data.length), 0);
    }

    private AbiReader(byte[] data, Allowance allowance, int start) {
        this.data = data;
        this.allowance = allowance;
        this.start = start;
        this.next = start;
    }

    public BigInteger uint(int bits) {
        BigInteger value = new BigInteger(1, word());
        if (value.bitLength() > bits) {
            throw new BadInput(value + " does not fit an unsigned integer of " + bits + " bits");
        }
        return value;
    }

    public int uint16() {
        return uint(16).intValueExact();
    }

    public Amount amount() {
        return Amount.ofWei(uint(96));
    }

    public Instant time() {
        return Instant.ofEpochSecond(uint(40).longValueExact());
    }

    public Address address() {
        byte[] word = word();
        if (new BigInteger(1, word).bitLength() > 160) {
            throw new BadInput("not an address: " + Bytes.of(word));
        }
        return Address.of(Arrays.copyOfRange(word, 12, WORD));
    }

    public Hash32 hash() {
        return Hash32.of(word());
    }

    public Bytes bytes() {
        AbiReader content = offset();
        int length = content.length(1);
        allowance.spend(length);
        return Bytes.of(Arrays.copyOfRange(data, content.next, content.next + length));
    }

    public List<Hash32> hashes() {
        AbiReader content = offset();
        int length = content.length(WORD);
        List<Hash32> hashes = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            hashes.add(content.hash());
        }
        return List.copyOf(hashes);
    }

    /** A tuple of variable size. */
    public <T> T tuple(Function<AbiReader, T> read) {
        return read.apply(offset());
    }

    /** An array of tuples of variable size. */
    public <T> List<T> tuples(Function<AbiReader, T> read) {
        AbiReader content = offset();
        int length = content.length(WORD);
        AbiReader items = new AbiReader(data, allowance, content.next);
        List<T> tuples = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            tuples.add(items.tuple(read));
        }
        return List.copyOf(tuples);
    }

    private byte[] word() {
        if (next > data.length - WORD) {
            throw new BadInput("the data end at byte " + data.length + " where a value was expected");
        }
        allowance.spend(WORD);
        next += WORD;
        return Arrays.copyOfRange(data, next - WORD, next);
    }

    private AbiReader offset() {
        BigInteger offset = uint(256);
        if (offset.bitLength() > 31 || offset.intValue() > data.length - start) {
            throw new BadInput("an offset points out of the data: " + offset);
        }
        return new AbiReader(data, allowance, start + offset.intValue());
    }

    /** A length whose items, of at least {@code size} bytes each, are there. */
    private int length(int size) {
        BigInteger length = uint(256);
        if (length.bitLength() > 31 || length.intValue() > (data.length - next) / size) {
            throw new BadInput("a length goes beyond the data: " + length);
        }
        return length.intValue();
    }

    /** What all readers of the same data may still read. */
    private static final class Allowance {
        private long left;

        Allowance(long bytes) {
            this.left = bytes;
        }

        void spend(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new BadInput("the data refer to the same bytes too often");
            }
        }
    }
}
