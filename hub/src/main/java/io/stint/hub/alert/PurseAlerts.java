package io.stint.hub.alert;

import io.stint.hub.agreement.Relay;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Whom a keeper's purse that runs low concerns: the operators at once, and when it pays only for draws before an end also
 * workers who wait for one.
 */
final class PurseAlerts {
    /** Stands for the hub where alerts have an agreement. */
    static final Hash32 HUB = Hash32.ZERO;

    private final Database database;
    private final Supplier<Optional<PurseState>> purse;
    private final Set<Address> operators;
    private volatile Optional<PurseState> seen = Optional.empty();

    /** @param purse empty: there is none, or the node does not answer */
    PurseAlerts(Database database, Supplier<Optional<PurseState>> purse, Set<Address> operators) {
        this.database = database;
        this.purse = purse;
        this.operators = Set.copyOf(operators);
    }

    /** Has alerts written anew when the purse stands otherwise than at the last look. */
    void look() {
        purse.get().ifPresent(now -> {
            boolean changed = seen.map(PurseState::standing)
                    .filter(now.standing()::equals)
                    .isEmpty();
            seen = Optional.of(now);
            if (changed) {
                database.transact(h -> h.createUpdate("""
                                insert into alert_look (agreement)
                                select id from agreement where phase = 'notice' union select :hub""").bind("hub", HUB).execute());
            }
        });
    }

    /** Beside what a worker is told anyway: who pays for the draw may not be able to. */
    List<Occasion> of(List<Occasion> occasions) {
        return seen.filter(state -> state.standing() == Relay.Level.KEPT).isEmpty()
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
        Optional<Amount> low =
                seen.filter(state -> state.standing() != Relay.Level.FULL).map(PurseState::balance);
        return low
                .map(balance -> new Occasion(AlertKind.FILL, begun(handle, operator, now), balance, Optional.empty()))
                .stream()
                .toList();
    }

    private static String begun(Handle handle, Address operator, Instant now) {
        return handle.createQuery("""
                        select subject from alert where agreement = :hub and address = :operator and kind = :kind
                            and not over order by id desc limit 1""")
                .bind("hub", HUB)
                .bind("operator", operator)
                .bind("kind", AlertKind.FILL.word())
                .mapTo(String.class)
                .findOne()
                .orElseGet(() -> now.toString().substring(0, 10));
    }
}
