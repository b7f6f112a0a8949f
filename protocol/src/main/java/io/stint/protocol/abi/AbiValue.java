package io.stint.protocol.abi;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * A value in the encoding that contracts speak (Solidity's contract ABI, strict mode): words, byte strings, tuples and
 * arrays.
 */
public sealed interface AbiValue {
    int WORD = 32;

    /** The value's own encoding, without the offset by which a tuple refers to it. */
    byte[] encoded();

    /** Whether a tuple holds an offset instead of the value. */
    boolean dynamic();

    static AbiValue uint(BigInteger value, int bits) {
        if (value.signum() < 0 || value.bitLength() > bits) {
            throw new BadInput(value + " does not fit an unsigned integer of " + bits + " bits");
        }
        byte[] raw = value.toByteArray();
        byte[] word = new byte[WORD];
        int from = raw.length > WORD ? 1 : 0;
        System.arraycopy(raw, from, word, WORD - (raw.length - from), raw.length - from);
        return new Word(Hash32.of(word));
    }

    static AbiValue uint(long value, int bits) {
        return uint(BigInteger.valueOf(value), bits);
    }

    static AbiValue amount(Amount amount) {
        return uint(amount.wei(), 96);
    }

    static AbiValue time(Instant time) {
        return uint(time.getEpochSecond(), 40);
    }

    static AbiValue address(Address address) {
        return uint(new BigInteger(1, address.bytes()), 160);
    }

    static AbiValue hash(Hash32 hash) {
        return new Word(hash);
    }

    static AbiValue bytes(Bytes bytes) {
        return new Blob(bytes);
    }

    static AbiValue hashes(List<Hash32> hashes) {
        return new Array(hashes.stream().map(AbiValue::hash).toList());
    }

    static AbiValue array(List<? extends AbiValue> items) {
        return new Array(List.copyOf(items));
    }

    static AbiValue tuple(AbiValue... fields) {
        return new Tuple(List.of(fields));
    }

    /** 32 bytes. */
    record Word(Hash32 content) implements AbiValue {
        @Override
        public byte[] encoded() {
            return content.bytes();
        }

        @Override
        public boolean dynamic() {
            return false;
        }
    }

    /** A byte string: its length, its bytes, padding to whole words. */
    record Blob(Bytes content) implements AbiValue {
        @Override
        public byte[] encoded() {
            int padded = (content.size() + WORD - 1) / WORD * WORD;
            return ByteBuffer.allocate(WORD + padded)
                    .put(uint(content.size(), 32).encoded())
                    .put(content.toArray())
                    .array();
        }

        @Override
        public boolean dynamic() {
            return true;
        }
    }

    /** Fields in order: those of fixed size in place, the others behind them, found by offsets. */
    record Tuple(List<AbiValue> fields) implements AbiValue {
        @Override
        public byte[] encoded() {
            List<byte[]> contents = fields.stream().map(AbiValue::encoded).toList();
            int head = 0;
            int size = 0;
            for (int i = 0; i < contents.size(); i++) {
                head += fields.get(i).dynamic() ? WORD : contents.get(i).length;
                size += contents.get(i).length + (fields.get(i).dynamic() ? WORD : 0);
            }
            ByteBuffer out = ByteBuffer.allocate(size);
            int tail = head;
            for (int i = 0; i < contents.size(); i++) {
                byte[] content = contents.get(i);
                if (fields.get(i).dynamic()) {
                    out.put(uint(tail, 32).encoded());
                    out.put(tail, content);
                    tail += content.length;
                } else {
                    out.put(content);
                }
            }
            return out.array();
        }

        @Override
        public boolean dynamic() {
            return fields.stream().anyMatch(AbiValue::dynamic);
        }
    }

    /** A number of like values: the number, then the values as in a tuple. */
    record Array(List<AbiValue> items) implements AbiValue {
        @Override
        public byte[] encoded() {
            byte[] values = new Tuple(items).encoded();
            return ByteBuffer.allocate(WORD + values.length)
                    .put(uint(items.size(), 32).encoded())
                    .put(values)
                    .array();
        }

        @Override
        public boolean dynamic() {
            return true;
        }
    }
}
