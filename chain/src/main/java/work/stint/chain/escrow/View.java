package work.stint.chain.escrow;

import java.nio.ByteBuffer;
import java.util.Arrays;
import work.stint.protocol.abi.AbiValue;
import work.stint.protocol.value.Bytes;
import work.stint.protocol.value.Hash32;

/** The data of a call that asks a contract something. */
final class View {
    private static final int SELECTOR = 4;

    private View() {}

    /** @param signature in Solidity's canonical form */
    static Bytes of(String signature, AbiValue... arguments) {
        byte[] selector = Arrays.copyOf(Hash32.keccak(signature).bytes(), SELECTOR);
        byte[] encoded = AbiValue.tuple(arguments).encoded();
        return Bytes.of(ByteBuffer.allocate(SELECTOR + encoded.length)
                .put(selector)
                .put(encoded)
                .array());
    }
}
