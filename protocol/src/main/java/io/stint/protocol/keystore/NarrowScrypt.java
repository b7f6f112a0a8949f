package io.stint.protocol.keystore;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.util.Pack;

/**
 * Scrypt with r = 1, for any n. RFC 7914 allows n only under 2^16 then, and BouncyCastle refuses more; but wallets wrote
 * such files, and the definition of Web3 Secret Storage has one as its example.
 */
final class NarrowScrypt {
    private static final int BLOCK = 128;
    private static final int WORDS = BLOCK / 4;
    private static final int HALF = WORDS / 2;
    private static final int ROUNDS = 8;

    private NarrowScrypt() {}

    /**
     * @param n a power of two, over 1
     * @param p the number of blocks that are mixed, one after the other
     * @param length of the key, in bytes
     */
    static byte[] derive(byte[] password, byte[] salt, int n, int p, int length) {
        byte[] blocks = pbkdf2(password, salt, BLOCK * p);
        int[] memory = new int[WORDS * n];
        for (int at = 0; at < blocks.length; at += BLOCK) {
            int[] block = new int[WORDS];
            Pack.littleEndianToInt(blocks, at, block);
            mix(block, memory);
            Pack.intToLittleEndian(block, blocks, at);
        }
        return pbkdf2(password, blocks, length);
    }

    /** ROMix: fills the memory, then walks through it in an order that only the block tells. */
    private static void mix(int[] block, int[] memory) {
        for (int at = 0; at < memory.length; at += WORDS) {
            System.arraycopy(block, 0, memory, at, WORDS);
            mix(block);
        }
        int last = memory.length / WORDS - 1;
        for (int i = 0; i <= last; i++) {
            xor(block, memory, WORDS * (block[HALF] & last), WORDS);
            mix(block);
        }
    }

    /** BlockMix of the two halves. */
    private static void mix(int[] block) {
        int[] half = new int[HALF];
        System.arraycopy(block, HALF, half, 0, HALF);
        for (int at = 0; at < WORDS; at += HALF) {
            xor(half, block, at, HALF);
            Salsa20Engine.salsaCore(ROUNDS, half, half);
            System.arraycopy(half, 0, block, at, HALF);
        }
    }

    private static void xor(int[] target, int[] source, int from, int count) {
        for (int i = 0; i < count; i++) {
            target[i] ^= source[from + i];
        }
    }

    private static byte[] pbkdf2(byte[] password, byte[] salt, int length) {
        PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
        generator.init(password, salt, 1);
        return ((KeyParameter) generator.generateDerivedMacParameters(8 * length)).getKey();
    }
}
