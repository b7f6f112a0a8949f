package io.stint.bench.speed;

import fr.acinq.secp256k1.Secp256k1;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** libsecp256k1 alone, called the way the product calls it: through ACINQ's JNI. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JniBenchmark {
    private static final Secp256k1 LIBRARY = Secp256k1.get();

    /** From a digest and a signature to a public key. */
    @Benchmark
    public byte[] recover(Vouchers vouchers, Cursor cursor) {
        Vouchers.Signed given = vouchers.get(cursor.next());
        return LIBRARY.ecdsaRecover(given.rs, given.digest, given.yParity);
    }

    /** From a digest and a key to r and s, without the parity that recovery needs. */
    @Benchmark
    public byte[] sign(Vouchers vouchers, Cursor cursor) {
        Vouchers.Signed given = vouchers.get(cursor.next());
        return LIBRARY.sign(given.digest, given.secret, null);
    }
}
