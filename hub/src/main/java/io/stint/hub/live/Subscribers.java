package io.stint.hub.live;

import io.stint.hub.web.Problem;
import io.stint.protocol.value.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The open pages, by who looks. Safe for many threads. */
final class Subscribers implements AutoCloseable {
    /** Of one account: more tabs than anybody looks at. */
    static final int MOST = 20;

    private final Map<Address, Set<Subscriber>> byAddress = new HashMap<>();
    private boolean closed;

    /**
     * Where an account has as many as it may, its oldest ends: most likely a page that was left, which is noticed late.
     *
     * @throws Problem 503 when the hub is about to stop
     */
    synchronized void join(Subscriber subscriber) {
        if (closed) {
            throw Problem.unavailable("The hub is about to stop.");
        }
        Set<Subscriber> own = byAddress.computeIfAbsent(subscriber.address(), _ -> new LinkedHashSet<>());
        if (own.size() >= MOST) {
            Subscriber oldest = own.iterator().next();
            own.remove(oldest);
            oldest.close();
        }
        own.add(subscriber);
    }

    synchronized void leave(Subscriber subscriber) {
        byAddress.computeIfPresent(subscriber.address(), (_, own) -> {
            own.remove(subscriber);
            return own.isEmpty() ? null : own;
        });
    }

    synchronized List<Subscriber> all() {
        List<Subscriber> all = new ArrayList<>();
        byAddress.values().forEach(all::addAll);
        return all;
    }

    synchronized List<Subscriber> of(Collection<Address> addresses) {
        List<Subscriber> found = new ArrayList<>();
        addresses.forEach(address -> found.addAll(byAddress.getOrDefault(address, Set.of())));
        return found;
    }

    synchronized boolean isEmpty() {
        return byAddress.isEmpty();
    }

    @Override
    public synchronized void close() {
        closed = true;
        all().forEach(Subscriber::close);
    }
}
