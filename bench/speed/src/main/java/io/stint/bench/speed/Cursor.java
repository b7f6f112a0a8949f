package io.stint.bench.speed;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Which voucher comes next: each call another, so that no compiler can work one out ahead. */
@State(Scope.Thread)
public class Cursor {
    private int next;

    int next() {
        next = (next + 1) & (Vouchers.COUNT - 1);
        return next;
    }
}
