package io.stint.hub.alert;

import io.stint.hub.agreement.Relay;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;

/**
 * Whom a keeper's purse that runs low concerns: the operators at once, and when it pays only for draws before an end also
 * workers who wait for one.
 */
final class PurseAlerts {
    /** Stands for the hub where alerts have an agreement. */
    static final Hash32 HUB = Hash32.ZERO;

    /** Of a day in a text. */
    private static final int DAY = 10;

    private final Database database;
    private final Map<Integer, Integer> chains;
    private final IntFunction<Optional<PurseState>> purse;
    private final Set<Address> operators;
    private final Map<Integer, PurseState> seen = new ConcurrentSkipListMap<>();

    /**
     * @param chains of each layer the number of the first on its chain: they have one purse
     * @param purse of such a first one; empty: there is none, or the node does not answer
     */
    PurseAlerts(
            Database database,
            Map<Integer, Integer> chains,
            IntFunction<Optional<PurseState>> purse,
            Set<Address> operators) {
        this.database = database;
        this.chains = Map.copyOf(chains);
        this.purse = purse;
        this.operators = Set.copyOf(operators);
    }

    /** Has alerts written anew when the purse stands otherwise than at the last look. */
    void look() {
        Set.copyOf(chains.values()).forEach(this::look);
    }

    private void look(int chain) {
        purse.apply(chain).ifPresent(now -> {
            boolean changed = Optional.ofNullable(seen.put(chain, now))
                    .map(PurseState::standing)
                    .filter(now.standing()::equals)
                    .isEmpty();
            if (changed) {
                database.transact(h -> h.createUpdate("""
                                with marked as (
                                    insert into alert_mark (agreements) select id from agreement where phase = 'notice')
                                insert into alert_look (agreement) values (:hub)""").bind("hub", HUB).execute());
            }
        });
    }

    /** Beside what a worker is told anyway: who pays for the draw may not be able to. */
    List<Occasion> of(int layer, List<Occasion> occasions) {
        return Optional.ofNullable(chains.get(layer))
                        .map(seen::get)
                        .filter(state -> state.standing() == Relay.Level.KEPT)
                        .isEmpty()
                ? List.of()
                : occasions.stream()
                        .filter(occasion -> occasion.kind() == AlertKind.UNDRAWN)
                        .map(draw -> new Occasion(AlertKind.PURSE, draw.subject(), draw.amount(), draw.until()))
                        .toList();
    }

    /** Who can be reached of the operators. */
    List<Address> people(Handle handle) {
        return operators.stream()
                .filter(operator -> !Ways.of(handle, operator).isEmpty())
                .sorted()
                .toList();
    }

    /** Of the hub, for an operator. However often it runs low, a new alert begins once in a day. */
    List<Occasion> ofHub(Handle handle, Address operator, Instant now) {
        return seen.entrySet().stream()
                .filter(one -> one.getValue().standing() != Relay.Level.FULL)
                .map(one -> new Occasion(
                        AlertKind.FILL,
                        begun(handle, operator, one.getKey(), now),
                        one.getValue().balance(),
                        Optional.empty()))
                .toList();
    }

    /** The day on which it began, and of the chain the number of its first layer, where that is not the first of all. */
    private static String begun(Handle handle, Address operator, int chain, Instant now) {
        String of = chain == 0 ? "" : "@" + chain;
        return handle.createQuery("""
                        select subject from alert where agreement = :hub and address = :operator and kind = :kind
                            and not over and substr(subject, 11) = :of order by id desc limit 1""")
                .bind("hub", HUB)
                .bind("operator", operator)
                .bind("kind", AlertKind.FILL.word())
                .bind("of", of)
                .mapTo(String.class)
                .findOne()
                .orElseGet(() -> now.toString().substring(0, DAY) + of);
    }

    /** The number of the layer whose purse it is. */
    static int layerOf(Occasion fill) {
        return fill.subject().length() <= DAY
                ? 0
                : Integer.parseInt(fill.subject().substring(DAY + 1));
    }
}
