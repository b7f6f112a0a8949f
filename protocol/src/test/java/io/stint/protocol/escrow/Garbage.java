package io.stint.protocol.escrow;

import io.stint.protocol.value.Bytes;
import java.util.Arrays;
import java.util.Random;

/** Data that somebody might send us: words that look like offsets and lengths, and right data with a few changes. */
final class Garbage {
    private static final int WORD = 32;

    private Garbage() {}

    /** @param head comes first, as it is */
    static Bytes behind(byte[] head, Random random) {
        byte[] data = Arrays.copyOf(head, head.length + WORD * random.nextInt(40) + random.nextInt(3));
        for (int at = head.length; at + WORD <= data.length; at += WORD) {
            word(data, at, random);
        }
        return Bytes.of(data);
    }

    /** @param head so many bytes stay as they are */
    static Bytes changed(Bytes right, int head, Random random) {
        byte[] data = right.toArray();
        for (int change = 0; change <= random.nextInt(4) && data.length > head; change++) {
            int at = head + random.nextInt(data.length - head);
            int wordAt = head + (at - head) / WORD * WORD;
            switch (random.nextInt(4)) {
                case 0 -> data[at] = (byte) random.nextInt();
                case 1 -> data[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> data = Arrays.copyOf(data, at);
                default -> word(data, wordAt, random);
            }
        }
        return Bytes.of(data);
    }

    private static void word(byte[] data, int at, Random random) {
        if (at + WORD > data.length) {
            return;
        }
        byte[] word = new byte[WORD];
        switch (random.nextInt(5)) {
            case 0 -> random.nextBytes(word);
            case 1 -> Arrays.fill(word, (byte) 0xFF);
            case 2 -> Arrays.fill(word, WORD - 4, WORD, (byte) random.nextInt());
            case 3 -> {
                // Around the limits of Java's int.
                word[WORD - 4] = 0x7F;
                Arrays.fill(word, WORD - 3, WORD, (byte) 0xFF);
                word[WORD - 1] -= (byte) random.nextInt(40);
            }
            default -> {
                int small = random.nextInt(1 + 2 * data.length);
                word[WORD - 2] = (byte) (small >> 8);
                word[WORD - 1] = (byte) (random.nextBoolean() ? small & ~(WORD - 1) : small);
            }
        }
        System.arraycopy(word, 0, data, at, WORD);
    }
}
