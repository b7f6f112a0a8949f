package io.stint.chain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A question at which a {@link FaultyNode} stops, so that whoever asked can be killed exactly there. */
public final class Freeze {
    private static final Set<String> OF_TRANSACTIONS = Set.of("eth_sendRawTransaction", "eth_getTransactionReceipt");

    private final String method;
    private final int which;
    private final boolean forwarded;
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch thawed = new CountDownLatch(1);

    /**
     * @param which the first is 1; of questions about a transaction, the first about another transaction is 2, since how
     *     often one asks about the same depends on how soon it is mined
     * @param forwarded whether the node behind gets the question; its answer is kept back
     */
    Freeze(String method, int which, boolean forwarded) {
        this.method = method;
        this.which = which;
        this.forwarded = forwarded;
    }

    /** Waits until somebody stands at that question. */
    public void awaitReached() throws InterruptedException, TimeoutException {
        if (!reached.await(60, TimeUnit.SECONDS)) {
            throw new TimeoutException(method + " was asked " + seen.size() + " times, not " + which);
        }
    }

    void thaw() {
        thawed.countDown();
    }

    /** @param about the first parameter */
    boolean meant(String asked, String about) {
        boolean again = OF_TRANSACTIONS.contains(method) && seen.contains(about);
        if (!asked.equals(method) || again) {
            return false;
        }
        seen.add(about);
        return seen.size() == which;
    }

    void hold(Runnable forward) {
        if (forwarded) {
            forward.run();
        }
        reached.countDown();
        try {
            thawed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
