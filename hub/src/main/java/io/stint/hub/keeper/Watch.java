package io.stint.hub.keeper;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.ChainClock;
import io.stint.hub.agreement.Relay;
import io.stint.hub.store.Database;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Finds agreements for which something is due, and asks for it. */
final class Watch {
    private static final int AT_ONCE = 50;

    /** An agreement is looked at again after a while: gas may be cheaper then, or a job has failed. */
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final Database database;
    private final Agreements agreements;
    private final List<Integer> layers;
    private final Relay relay;
    private final ChainClock time;
    private final Clock clock;
    private final HoursWatch hours;

    /** @param relay of their chain */
    Watch(Database database, Agreements agreements, List<Integer> layers, Relay relay, ChainClock time, Clock clock) {
        this.clock = clock;
        this.database = database;
        this.agreements = agreements;
        this.layers = List.copyOf(layers);
        this.relay = relay;
        this.time = time;
        this.hours = new HoursWatch(database, agreements, this.layers, relay, time, clock);
    }

    void look() {
        Instant now = time.seconds();
        hours.look();
        List<Hash32> due =
                database.with(h -> h.createQuery("select id from agreement where layer in (<layers>) and due <= :now"
                                + " order by due limit :most")
                        .bindList("layers", layers)
                        .bind("now", now)
                        .bind("most", AT_ONCE)
                        .mapTo(Hash32.class)
                        .list());
        due.forEach(id -> look(id, now));
    }

    /** When an event comes, the agreement is due anew by its own periods. */
    private void look(Hash32 id, Instant now) {
        agreements
                .opened(id)
                .ifPresent(opened -> database.transact(h -> {
                    Agreement agreement = opened.agreement();
                    // What waits for the purse to be filled keeps nothing else from being asked for.
                    Due.of(agreement, agreements.best(id), now, sum -> relay.pays(agreement.terms(), sum)).stream()
                            .filter(deed -> !KeeperJobs.isComing(h, id, deed.kind()))
                            .forEach(deed -> KeeperJobs.add(
                                    h,
                                    opened.layer(),
                                    id,
                                    deed.kind(),
                                    deed.call().data(),
                                    false,
                                    clock.instant()));
                    h.createUpdate("update agreement set due = :later where id = :id")
                            .bind("id", id)
                            .bind("later", now.plus(AGAIN))
                            .execute();
                }));
    }
}
