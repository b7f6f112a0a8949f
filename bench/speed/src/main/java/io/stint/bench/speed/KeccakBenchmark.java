package io.stint.bench.speed;

import io.stint.protocol.value.Hash32;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Bouncy Castle's Keccak-256; a check of a voucher takes three. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class KeccakBenchmark {
    /** 64 bytes: what an address is made of. */
    @Benchmark
    public Hash32 hash(Vouchers vouchers, Cursor cursor) {
        return Hash32.keccak(vouchers.get(cursor.next()).rs);
    }
}
