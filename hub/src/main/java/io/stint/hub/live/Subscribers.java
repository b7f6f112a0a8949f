package io.stint.hub.live;

import io.stint.hub.web.Problem;
import io.stint.protocol.value.Address;
import java.time.Duration;
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

    /** Of one client, whoever is signed in there: as many as an office's people have open. */
    static final int MOST_OF_CLIENT = 500;

    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Map<Address, Set<Subscriber>> byAddress = new HashMap<>();
    private final Map<String, Integer> byClient = new HashMap<>();
    private boolean closed;

    /**
     * Where an account has as many as it may, its oldest ends: most likely a page that was left, which is noticed late.
     *
     * @throws Problem 503 when the hub is about to stop; 429 when as many are open at the same client as may be
     */
    synchronized void join(Subscriber subscriber) {
        if (closed) {
            throw Problem.unavailable("The hub is about to stop.");
        }
        if (byClient.getOrDefault(subscriber.client(), 0) >= MOST_OF_CLIENT) {
            throw Problem.tooMany("Too many pages are open at your network address.", RETRY);
        }
        byClient.merge(subscriber.client(), 1, Integer::sum);
        Set<Subscriber> own = byAddress.computeIfAbsent(subscriber.address(), _ -> new LinkedHashSet<>());
        if (own.size() >= MOST) {
            Subscriber oldest = own.iterator().next();
            remove(own, oldest);
            oldest.close();
        }
        own.add(subscriber);
    }

    synchronized void leave(Subscriber subscriber) {
        byAddress.computeIfPresent(subscriber.address(), (_, own) -> {
            remove(own, subscriber);
            return own.isEmpty() ? null : own;
        });
    }

    private void remove(Set<Subscriber> own, Subscriber subscriber) {
        if (own.remove(subscriber)) {
            byClient.computeIfPresent(subscriber.client(), (_, count) -> count == 1 ? null : count - 1);
        }
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

    /** Who listens. */
    synchronized Set<Address> addresses() {
        return Set.copyOf(byAddress.keySet());
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
