package io.stint.protocol.reputation;

import io.stint.protocol.value.Address;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who paid whom through the escrow. What it answers does not depend on the order in which it was told. */
public final class Dealings {
    private final Map<Address, Map<Address, Dealing>> byClient = new HashMap<>();
    private final Map<Address, Set<Address>> partners = new HashMap<>();

    private Dealings() {}

    public static Dealings of(Collection<Dealing> all) {
        Dealings dealings = new Dealings();
        all.forEach(dealings::add);
        return dealings;
    }

    private void add(Dealing dealing) {
        byClient.computeIfAbsent(dealing.client(), _ -> new HashMap<>())
                .merge(dealing.worker(), dealing, Dealing::plus);
        partners.computeIfAbsent(dealing.client(), _ -> new HashSet<>()).add(dealing.worker());
        partners.computeIfAbsent(dealing.worker(), _ -> new HashSet<>()).add(dealing.client());
    }

    /** Whoever paid them or was paid by them. */
    public Set<Address> partners(Address person) {
        return Set.copyOf(partners.getOrDefault(person, Set.of()));
    }

    public Optional<Dealing> between(Address client, Address worker) {
        return Optional.ofNullable(byClient.getOrDefault(client, Map.of()).get(worker));
    }

    /** Thousandths by what was paid and how long it lay there, less what went the other way. */
    int substance(Address client, Address worker) {
        return Measure.share(stay(client, worker).subtract(stay(worker, client)).max(BigInteger.ZERO), Measure.STAY);
    }

    /** Thousandths by how long they have dealt with each other. */
    int age(Address client, Address worker) {
        long seconds = between(client, worker)
                .map(dealing ->
                        Duration.between(dealing.since(), dealing.until()).toSeconds())
                .orElse(0L);
        return Measure.share(BigInteger.valueOf(seconds), BigInteger.valueOf(Measure.SPAN.toSeconds()));
    }

    /** How closely the money that went through the escrow ties two, whoever of them paid, in thousandths. */
    public int tie(Address one, Address other) {
        // What went back is taken off, so one of the two is zero.
        return oneWay(one, other) + oneWay(other, one);
    }

    private int oneWay(Address client, Address worker) {
        return Math.min(substance(client, worker), age(client, worker));
    }

    private BigInteger stay(Address client, Address worker) {
        return between(client, worker).map(Dealing::stay).orElse(BigInteger.ZERO);
    }
}
