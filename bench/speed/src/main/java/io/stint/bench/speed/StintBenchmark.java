package io.stint.bench.speed;

import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.message.Message;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** All that the product does for one voucher; the domain is the escrow's and made once. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StintBenchmark {
    /** From the voucher's fields, the signature's bytes and the expected signer to yes or no. */
    @Benchmark
    public boolean checkVoucher(Vouchers vouchers, Cursor cursor) {
        Vouchers.Signed given = vouchers.get(cursor.next());
        Message.Voucher voucher =
                new Message.Voucher(given.voucher.agreement(), given.voucher.total(), given.voucher.memo());
        return Secp256k1.recover(voucher.digest(vouchers.domain), Signature.parse(given.signature))
                .filter(given.signer::equals)
                .isPresent();
    }

    /** From the voucher's fields and the key to the signature's 65 bytes. */
    @Benchmark
    public byte[] signVoucher(Vouchers vouchers, Cursor cursor) {
        Vouchers.Signed given = vouchers.get(cursor.next());
        Message.Voucher voucher =
                new Message.Voucher(given.voucher.agreement(), given.voucher.total(), given.voucher.memo());
        return given.key.sign(voucher.digest(vouchers.domain)).bytes65();
    }
}
