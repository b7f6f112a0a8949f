package io.stint.hub.metrics;

import io.stint.hub.keeper.PurseState;
import io.stint.hub.layer.Layer;
import io.stint.hub.store.Database;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * What has to be asked of database and node. Asked from time to time and not when somebody looks: while one of the two
 * hangs, the other numbers are wanted most.
 */
final class Outside {
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final Database database;
    private final List<Layer> chains;
    private final Optional<Address> keeper;
    private final Function<Layer, Optional<PurseState>> looked;
    private final Clock clock;
    private volatile Optional<Stored> stored = Optional.empty();
    private final Map<Layer, Purse> purses = new ConcurrentHashMap<>();
    private final Map<Layer, Kept> kept = new ConcurrentHashMap<>();

    private record Stored(
            Map<String, Long> documents, Map<String, Long> jobs, double oldestJob, long sessions, Instant at) {}

    private record Purse(Amount amount, Instant at) {}

    private record Kept(PurseState state, Instant at) {}

    /**
     * @param chains of each the first layer
     * @param looked what is in the purse, and for what; needs the database and the node
     */
    Outside(
            Database database,
            List<Layer> chains,
            Optional<Address> keeper,
            Function<Layer, Optional<PurseState>> looked,
            Clock clock) {
        this.database = database;
        this.chains = List.copyOf(chains);
        this.keeper = keeper;
        this.looked = looked;
        this.clock = clock;
    }

    void readDatabase() {
        stored = Optional.of(database.with(h -> new Stored(
                counts(h, "select kind as name, count(*) as number from document group by kind"),
                counts(h, """
                        select state as name, count(j.id) as number
                        from unnest(array['waiting', 'sending', 'done', 'failed']) as known (state)
                            left join keeper_job j using (state) group by state"""),
                h.createQuery("""
                                select coalesce(extract(epoch from :now - min(created_at)), 0)
                                from keeper_job where state in ('waiting', 'sending')""")
                        .bind("now", clock.instant())
                        .mapTo(Double.class)
                        .one(),
                h.createQuery("select count(*) from session").mapTo(Long.class).one(),
                clock.instant())));
    }

    /** @param chain its first layer */
    void askNode(Layer chain) {
        keeper.ifPresent(address -> purses.put(chain, new Purse(chain.node().balance(address), clock.instant())));
    }

    /** @param chain its first layer */
    void lookIntoPurse(Layer chain) {
        looked.apply(chain).ifPresent(state -> kept.put(chain, new Kept(state, clock.instant())));
    }

    private static Map<String, Long> counts(Handle handle, String sql) {
        Map<String, Long> counts = new TreeMap<>();
        handle.createQuery(sql)
                .map(row -> Map.entry(row.getColumn("name", String.class), row.getColumn("number", Long.class)))
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }

    /** Leaves out what is old: no number is better than a wrong one. */
    void write(Exposition to) {
        Instant oldest = clock.instant().minus(FRESH);
        stored.filter(s -> s.at().isAfter(oldest)).ifPresent(s -> write(to, s));
        Map<Layer, Amount> has = new LinkedHashMap<>();
        Map<Layer, PurseState> states = new LinkedHashMap<>();
        for (Layer chain : chains) {
            Optional.ofNullable(purses.get(chain))
                    .filter(p -> p.at().isAfter(oldest))
                    .ifPresent(p -> has.put(chain, p.amount()));
            Optional.ofNullable(kept.get(chain))
                    .filter(k -> k.at().isAfter(oldest))
                    .ifPresent(k -> states.put(chain, k.state()));
        }
        write(to, "stint_purse_coins", "What the keeper has for gas.", has, amount -> amount);
        write(to, "stint_purse_reserve_coins", "What is kept for draws before an end.", states, PurseState::reserve);
        write(to, "stint_purse_free_coins", "What the keeper may spend on the rest.", states, PurseState::free);
        write(to, "stint_purse_week_coins", "What the keeper spent in the last seven days.", states, PurseState::week);
    }

    /** With the chain's id where there are several. */
    private <T> void write(Exposition to, String name, String help, Map<Layer, T> each, Function<T, Amount> amount) {
        if (!each.isEmpty()) {
            to.family(name, "gauge", help);
            each.forEach((chain, one) -> to.sample(
                    name,
                    coins(amount.apply(one)),
                    chains.size() > 1
                            ? new String[] {"chain", Long.toString(chain.chain().chainId())}
                            : new String[0]));
        }
    }

    private static double coins(Amount amount) {
        return new BigDecimal(amount.wei(), 18).doubleValue();
    }

    private static void write(Exposition to, Stored stored) {
        to.family("stint_documents", "gauge", "Signed documents that are stored, by kind.");
        for (DocumentKind kind : DocumentKind.values()) {
            long count = stored.documents().getOrDefault(kind.wireName(), 0L);
            to.sample("stint_documents", count, "kind", kind.wireName());
        }
        to.family("stint_keeper_jobs", "gauge", "The keeper's jobs, by state.");
        stored.jobs().forEach((state, count) -> to.sample("stint_keeper_jobs", count, "state", state));
        to.gauge("stint_keeper_oldest_seconds", "Age of the oldest job that is not done.", stored.oldestJob());
        to.gauge("stint_sessions", "Sessions that are stored.", stored.sessions());
    }
}
