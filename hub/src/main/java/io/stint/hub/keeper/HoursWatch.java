package io.stint.hub.keeper;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.ChainClock;
import io.stint.hub.agreement.ClaimInHand;
import io.stint.hub.agreement.ClaimsInHand;
import io.stint.hub.agreement.InHand;
import io.stint.hub.agreement.Opened;
import io.stint.hub.agreement.Relay;
import io.stint.hub.agreement.Voucher;
import io.stint.hub.agreement.Vouchers;
import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the claims in hand whose time has come, of hours that nobody looked at. */
final class HoursWatch {
    private static final Logger LOG = LoggerFactory.getLogger(HoursWatch.class);
    private static final int AT_ONCE = 50;
    private static final Duration AFTER_REFUSAL = Duration.ofHours(1);

    private final Database database;
    private final Agreements agreements;
    private final List<Integer> layers;
    private final Relay relay;
    private final Budget budget;
    private final ChainClock time;
    private final Clock clock;

    HoursWatch(
            Database database,
            Agreements agreements,
            List<Integer> layers,
            Relay relay,
            Budget budget,
            ChainClock time,
            Clock clock) {
        this.database = database;
        this.agreements = agreements;
        this.layers = layers;
        this.relay = relay;
        this.budget = budget;
        this.time = time;
        this.clock = clock;
    }

    void look() {
        Instant now = time.seconds();
        List<Hash32> due = database.with(h -> ClaimsInHand.due(h, layers, now, AT_ONCE));
        due.forEach(id -> look(id, now));
    }

    private void look(Hash32 id, Instant now) {
        try {
            Optional<Opened> found = agreements.opened(id);
            database.transact(h -> {
                // A voucher that is being stored is seen, or waits and has this looked at again.
                ClaimsInHand.lock(h, id);
                InHand inHand = ClaimsInHand.of(h, id);
                found.ifPresent(opened -> {
                    takeBack(h, id, opened, inHand);
                    make(h, id, opened, inHand, now);
                });
                ClaimsInHand.lookAgain(h, id, found.flatMap(opened -> inHand.next(opened.agreement(), now)));
            });
        } catch (Problem refused) {
            LOG.info("claims in hand of {} wait: {}", id, refused.getMessage());
            database.transact(h -> ClaimsInHand.lookAgain(h, id, Optional.of(now.plus(AFTER_REFUSAL))));
        } catch (RuntimeException e) {
            Faults.requireOwn(e);
            LOG.error("claims in hand of {} cannot be looked at, and are put off", id, e);
            database.transact(h -> ClaimsInHand.lookAgain(h, id, Optional.of(now.plus(Faults.LATER))));
        }
    }

    /** There is a job for one claim at the most, and there may be many claims. */
    private static void takeBack(Handle handle, Hash32 id, Opened opened, InHand inHand) {
        if (KeeperJobs.isLive(handle, id, "claim")) {
            KeeperJobs.takeBack(
                    handle,
                    id,
                    inHand.claims().stream()
                            .filter(inHand::isOver)
                            .map(claim -> claim.call(opened.agreement().terms()).data())
                            .toList());
        }
    }

    /** What is approved is drawn before: a claim takes its sum out of the fund. */
    private void make(Handle handle, Hash32 id, Opened opened, InHand inHand, Instant now) {
        Agreement agreement = opened.agreement();
        Optional<Voucher> best = Vouchers.best(handle, id);
        Amount approved = best.map(Voucher::total).orElse(Amount.ZERO);
        Optional<ClaimInHand> due = inHand.due(agreement, approved, now)
                .filter(claim -> relay.pays(agreement.terms(), claim.sum()))
                .filter(claim -> !KeeperJobs.isLive(handle, id, "claim"))
                // Looked at again soon: where the budget is used up it waits.
                .filter(_ -> budget.leavesRoomFor(handle, id, Budget.WITH_OWN));
        if (due.isEmpty()) {
            return;
        }
        Amount open = approved.min(agreement.funded());
        if (open.compareTo(agreement.drawn()) > 0
                && relay.pays(agreement.terms(), open.minus(agreement.drawn()))
                && !KeeperJobs.isComing(handle, id, "draw")) {
            add(handle, id, opened, Due.draw(agreement, best.orElseThrow()));
        }
        add(handle, id, opened, new Due.Deed("claim", due.get().call(agreement.terms())));
    }

    private void add(Handle handle, Hash32 id, Opened opened, Due.Deed deed) {
        KeeperJobs.add(handle, opened.layer(), id, deed.kind(), deed.call().data(), false, clock.instant());
    }
}
