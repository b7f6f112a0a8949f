package io.stint.bench.peers;

import io.stint.bench.speed.ForeignSecp256k1;
import io.stint.protocol.document.Document;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** libsecp256k1 alone: the keys that signed, recovered on all cores from what lies off the heap before the clock starts. */
final class Bare {
    private record Input(MemorySegment digest, MemorySegment rs, int yParity) {}

    private final List<Input> inputs;
    private final int threads;

    Bare(List<Document> documents, int threads) {
        this.threads = threads;
        this.inputs = documents.stream()
                .map(d -> new Input(
                        ForeignSecp256k1.copy(Document.digest(d.kind(), d.createdAt(), d.id())
                                .bytes()),
                        ForeignSecp256k1.copy(Arrays.copyOf(d.signature().bytes65(), 64)),
                        d.signature().yParity()))
                .toList();
    }

    /** Seconds for all. */
    double recover() throws InterruptedException {
        AtomicInteger recovered = new AtomicInteger();
        List<Thread> all = new ArrayList<>();
        long start = System.nanoTime();
        for (int t = 0; t < threads; t++) {
            int first = t;
            all.add(Thread.ofPlatform().start(() -> recovered.addAndGet(share(first))));
        }
        for (Thread thread : all) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (recovered.get() != inputs.size()) {
            throw new IllegalStateException("libsecp256k1 recovered " + recovered + " of " + inputs.size());
        }
        return seconds;
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
