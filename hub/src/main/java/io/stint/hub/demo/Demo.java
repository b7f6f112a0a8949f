package io.stint.hub.demo;

import io.stint.protocol.document.body.Salt;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.Arrays;

/** What makes things of the demo the same at every start, so that each is made once. */
final class Demo {
    private Demo() {}

    /** Not a secret, as none of the demo's keys is. */
    static Salt salt(String of) {
        return new Salt(Bytes.of(Arrays.copyOf(digest(of), Salt.LENGTH)));
    }

    static BigInteger number(String of) {
        return new BigInteger(1, digest(of));
    }

    private static byte[] digest(String of) {
        return Hash32.keccak("stint demo: " + of).bytes();
    }
}
