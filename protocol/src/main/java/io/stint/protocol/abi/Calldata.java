package io.stint.protocol.abi;

import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.Arrays;

/** A call to any contract: the function's selector and its arguments. */
public final class Calldata {
    private static final int SELECTOR = 4;

    private Calldata() {}

    /** @param signature in Solidity's canonical form, such as {@code balanceOf(address)} */
    public static Bytes of(String signature, AbiValue arguments) {
        byte[] encoded = arguments.encoded();
        byte[] data = Arrays.copyOf(selector(signature), SELECTOR + encoded.length);
        System.arraycopy(encoded, 0, data, SELECTOR, encoded.length);
        return Bytes.of(data);
    }

    /** The first four bytes of the signature's hash. */
    public static byte[] selector(String signature) {
        return Arrays.copyOf(Hash32.keccak(signature).bytes(), SELECTOR);
    }
}
