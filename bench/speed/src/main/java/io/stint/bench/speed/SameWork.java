package io.stint.bench.speed;

import java.io.IOException;
import java.security.SignatureException;

/** That all libraries do the same work: only then are their times worth comparing. */
final class SameWork {
    private SameWork() {}

    /** @throws IllegalStateException when one of them sees a voucher otherwise than the others */
    static void require(Vouchers vouchers) throws IOException, SignatureException {
        StintBenchmark stint = new StintBenchmark();
        Web3jBenchmark web3j = new Web3jBenchmark();
        Web3jBenchmark.Inputs inputs = new Web3jBenchmark.Inputs();
        inputs.prepare(vouchers);
        Cursor cursor = new Cursor();
        Cursor same = new Cursor();
        for (int i = 0; i < Vouchers.COUNT; i++) {
            require(stint.checkVoucher(vouchers, cursor), "Stint refuses a voucher that it has signed");
            require(web3j.checkVoucher(inputs, same), "web3j refuses a voucher that Stint has signed");
            require(recovered(vouchers.get(i)), "libsecp256k1 recovers no key from a signature that Stint has made");
        }
    }

    private static boolean recovered(Vouchers.Signed signed) {
        return ForeignSecp256k1.recover(
                ForeignSecp256k1.copy(new byte[64]),
                ForeignSecp256k1.copy(new byte[65]),
                ForeignSecp256k1.copy(signed.rs),
                signed.yParity,
                ForeignSecp256k1.copy(signed.digest));
    }

    private static void require(boolean agreed, String otherwise) {
        if (!agreed) {
            throw new IllegalStateException(otherwise);
        }
    }
}
