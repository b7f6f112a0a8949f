package io.stint.bench.peers;

import io.stint.bench.speed.ForeignSecp256k1;
import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.value.Hash32;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** The keys that signed, recovered on all cores, and nothing else. */
public final class Bare {
    private record Input(MemorySegment digest, MemorySegment rs, int yParity) {}

    /** What somebody signed. */
    public record Signed(Hash32 digest, Signature signature) {}

    private final List<Input> inputs;
    private final List<Signed> signed;
    private final int threads;

    public Bare(List<Signed> signed, int threads) {
        this.threads = threads;
        this.inputs = signed.stream()
                .map(one -> new Input(
                        ForeignSecp256k1.copy(one.digest().bytes()),
                        ForeignSecp256k1.copy(Arrays.copyOf(one.signature().bytes65(), 64)),
                        one.signature().yParity()))
                .toList();
        this.signed = List.copyOf(signed);
    }

    /** Seconds for all with libsecp256k1 alone, from what lies off the heap before the clock starts. */
    public double recover() throws InterruptedException {
        return time(this::share);
    }

    /** Seconds for all with the product's own call: the same library by JNI, and the address of each key. */
    double recoverAsTheProduct() throws InterruptedException {
        return time(this::ownShare);
    }

    private double time(IntUnaryOperator work) throws InterruptedException {
        AtomicInteger recovered = new AtomicInteger();
        List<Thread> all = new ArrayList<>();
        long start = System.nanoTime();
        for (int t = 0; t < threads; t++) {
            int first = t;
            all.add(Thread.ofPlatform().start(() -> recovered.addAndGet(work.applyAsInt(first))));
        }
        for (Thread thread : all) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (recovered.get() != inputs.size()) {
            throw new IllegalStateException("recovered " + recovered + " of " + inputs.size());
        }
        return seconds;
    }

    private int ownShare(int first) {
        int count = 0;
        for (int i = first; i < signed.size(); i += threads) {
            Signed one = signed.get(i);
            count += Secp256k1.recover(one.digest(), one.signature()).isPresent() ? 1 : 0;
        }
        return count;
    }

    private int share(int first) {
        MemorySegment key = ForeignSecp256k1.copy(new byte[64]);
        MemorySegment parsed = ForeignSecp256k1.copy(new byte[65]);
        int count = 0;
        for (int i = first; i < inputs.size(); i += threads) {
            Input input = inputs.get(i);
            count += ForeignSecp256k1.recover(key, parsed, input.rs(), input.yParity(), input.digest()) ? 1 : 0;
        }
        return count;
    }
}
