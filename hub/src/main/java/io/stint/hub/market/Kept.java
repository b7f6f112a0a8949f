package io.stint.hub.market;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An answer that is used for a while before it is looked for again. Whoever comes while it is looked for gets the last. */
final class Kept<T> {
    private final Supplier<T> search;
    private final LongUnaryOperator keptFor;
    private final ReentrantLock finding = new ReentrantLock();
    private volatile @Nullable Found<T> last;

    /** @param keptFor nanoseconds, by those that it took to find */
    Kept(Supplier<T> search, LongUnaryOperator keptFor) {
        this.search = search;
        this.keptFor = keptFor;
    }

    /** @param until of {@link System#nanoTime} */
    private record Found<T>(T answer, long until) {
        boolean isFresh() {
            return System.nanoTime() - until < 0;
        }
    }

    T now() {
        Found<T> found = last;
        if (found != null && (found.isFresh() || !finding.tryLock())) {
            return found.answer();
        }
        if (found == null) {
            finding.lock();
        }
        try {
            return find().answer();
        } finally {
            finding.unlock();
        }
    }

    private Found<T> find() {
        Found<T> before = last;
        if (before != null && before.isFresh()) {
            return before;
        }
        long start = System.nanoTime();
        T answer = search.get();
        long end = System.nanoTime();
        Found<T> found = new Found<>(answer, end + keptFor.applyAsLong(end - start));
        last = found;
        return found;
    }
}
