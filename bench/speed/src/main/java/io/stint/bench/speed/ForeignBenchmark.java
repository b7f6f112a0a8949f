package io.stint.bench.speed;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** libsecp256k1 with as little around it as Java can have: everything is off the heap before the clock starts. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ForeignBenchmark {
    private record Input(MemorySegment digest, MemorySegment rs, int yParity, MemorySegment secret) {}

    @State(Scope.Thread)
    public static class Memory {
        private final MemorySegment key = ForeignSecp256k1.copy(new byte[64]);
        private final MemorySegment signature = ForeignSecp256k1.copy(new byte[65]);
        private List<Input> inputs = List.of();

        @Setup
        public void copy(Vouchers vouchers) {
            inputs = IntStream.range(0, Vouchers.COUNT)
                    .mapToObj(vouchers::get)
                    .map(signed -> new Input(
                            ForeignSecp256k1.copy(signed.digest),
                            ForeignSecp256k1.copy(signed.rs),
                            signed.yParity,
                            ForeignSecp256k1.copy(signed.secret)))
                    .toList();
        }
    }

    /** From a digest and a signature to a public key in the library's own form. */
    @Benchmark
    public boolean recover(Memory memory, Cursor cursor, Blackhole hole) {
        Input input = memory.inputs.get(cursor.next());
        hole.consume(memory.key);
        return ForeignSecp256k1.recover(memory.key, memory.signature, input.rs, input.yParity, input.digest);
    }

    /** From a digest and a key to a signature in the library's own form, its parity within. */
    @Benchmark
    public boolean sign(Memory memory, Cursor cursor, Blackhole hole) {
        Input input = memory.inputs.get(cursor.next());
        hole.consume(memory.signature);
        return ForeignSecp256k1.sign(memory.signature, input.digest, input.secret);
    }
}
