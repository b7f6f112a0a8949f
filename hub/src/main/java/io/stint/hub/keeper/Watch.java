package io.stint.hub.keeper;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.ChainClock;
import io.stint.hub.agreement.Opened;
import io.stint.hub.agreement.Relay;
import io.stint.hub.agreement.Vouchers;
import io.stint.hub.store.Database;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds agreements for which something is due, and asks for it. */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final int AT_ONCE = 50;

    /** An agreement is looked at again after a while: gas may be cheaper then, or a job has failed. */
    private static final Duration AGAIN = Duration.ofMinutes(10);

    /** Several looks before the end of a notice. */
    private static final Duration NEAR = Duration.ofHours(1);

    private final Database database;
    private final Agreements agreements;
    private final List<Integer> layers;
    private final Relay relay;
    private final Budget budget;
    private final ChainClock time;
    private final Clock clock;
    private final HoursWatch hours;

    /** @param relay of their chain */
    Watch(
            Database database,
            Agreements agreements,
            List<Integer> layers,
            Relay relay,
            Budget budget,
            ChainClock time,
            Clock clock) {
        this.clock = clock;
        this.database = database;
        this.agreements = agreements;
        this.layers = List.copyOf(layers);
        this.relay = relay;
        this.budget = budget;
        this.time = time;
        this.hours = new HoursWatch(database, agreements, this.layers, relay, budget, time, clock);
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
        try {
            database.transact(h -> {
                // An event that comes meanwhile waits, and has this looked at again.
                lock(h, id);
                Optional.ofNullable(agreements.histories(h, List.of(id)).get(id))
                        .ifPresent(opened -> ask(h, id, opened, now));
                lookAgain(h, id, now.plus(AGAIN));
            });
        } catch (RuntimeException e) {
            Faults.requireOwn(e);
            LOG.error("what is due for {} cannot be found, and is put off", id, e);
            database.transact(h -> lookAgain(h, id, now.plus(Faults.LATER)));
        }
    }

    private static void lock(Handle handle, Hash32 id) {
        handle.createQuery("select 1 from agreement where id = :id for no key update")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne();
    }

    private static void lookAgain(Handle handle, Hash32 id, Instant later) {
        handle.createUpdate("update agreement set due = :later where id = :id")
                .bind("id", id)
                .bind("later", later)
                .execute();
    }

    private void ask(Handle handle, Hash32 id, Opened opened, Instant now) {
        Agreement agreement = opened.agreement();
        for (Due.Deed deed :
                Due.of(agreement, Vouchers.best(handle, id), now, sum -> relay.pays(agreement.terms(), sum))) {
            // What waits for the purse to be filled keeps no other claim from being asked for.
            if (!isComing(handle, id, deed) && isWithinBudget(handle, id, agreement, deed, now)) {
                Instant at = clock.instant();
                KeeperJobs.add(
                        handle, opened.layer(), id, deed.kind(), deed.call().data(), false, at);
            }
            if (deed.isDraw()) {
                // Before what is approved is drawn, the rest does not go back: that would take it along. A draw that is
                // coming may be of an older voucher, or fail.
                return;
            }
        }
    }

    /** One draw pays what several would; each claim is one of its own. */
    private static boolean isComing(Handle handle, Hash32 id, Due.Deed deed) {
        return deed.isDraw()
                ? KeeperJobs.isComing(handle, id, deed.kind())
                : KeeperJobs.isLive(handle, id, deed.call().data());
    }

    /**
     * A draw before the end is one when it comes from the reserve. Of more of them few are paid before the end is near: one
     * draw then pays all that was approved.
     */
    private boolean isWithinBudget(Handle handle, Hash32 id, Agreement agreement, Due.Deed deed, Instant now) {
        boolean early = deed.isDraw() && !isNearItsEnd(agreement, now);
        return (deed.isDraw() && Reserve.hasShare(handle, id))
                || budget.leavesRoomFor(handle, id, early ? Budget.A_DAY : Budget.WITH_OWN);
    }

    private static boolean isNearItsEnd(Agreement agreement, Instant now) {
        return agreement
                .noticeEnd()
                .filter(end -> !now.isBefore(end.minus(NEAR)))
                .isPresent();
    }
}
