package io.stint.hub.live;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** An open page. Whoever tells it something never waits for it: a page that is behind is told to look anew. */
final class Subscriber {
    private static final int MOST = 64;

    private final Address address;
    private final String client;
    private final Optional<Hash32> only;
    private final Deque<Note> notes = new ArrayDeque<>();
    private boolean closed;

    /**
     * @param client where it is, to count by
     * @param only changes of this agreement; empty: all
     */
    Subscriber(Address address, String client, Optional<Hash32> only) {
        this.address = address;
        this.client = client;
        this.only = only;
    }

    Address address() {
        return address;
    }

    String client() {
        return client;
    }

    boolean wants(Happening happening) {
        return only.isEmpty() || happening.agreement().equals(only);
    }

    synchronized void tell(Note note) {
        if (notes.size() >= MOST) {
            notes.clear();
            notes.add(Note.MISSED);
        } else {
            notes.add(note);
        }
        notifyAll();
    }

    /** The next note; empty: there was none for so long, or it is over. */
    synchronized Optional<Note> next(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); notes.isEmpty() && !closed && left > 0; left = end - System.nanoTime()) {
            wait(Math.max(1, left / 1_000_000));
        }
        return closed ? Optional.empty() : Optional.ofNullable(notes.poll());
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
