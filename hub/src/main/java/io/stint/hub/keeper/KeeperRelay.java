package io.stint.hub.keeper;

import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.hub.agreement.Coins;
import io.stint.hub.agreement.Relay;
import io.stint.hub.web.Problem;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The keeper as the actions see it: a queue, and what it pays for. */
public final class KeeperRelay implements Relay {
    /** What one agreement may cost the hub in a day, in transactions that were asked for. */
    static final int A_DAY = 20;

    private static final Duration DAY = Duration.ofDays(1);

    private final boolean works;
    private final Coins coins;
    private final GasPurse purse;
    private final Clock clock;

    /** @param works whether there is a key that pays gas */
    public KeeperRelay(boolean works, Coins coins, Node node, Clock clock) {
        this.works = works;
        this.coins = coins;
        this.purse = new GasPurse(node, clock);
        this.clock = clock;
    }

    /** Of a token nobody knows here what it is worth: the known ones count, others do not. */
    @Override
    public boolean pays(Terms terms, Amount stake) {
        if (!works || stake.isZero()) {
            return false;
        }
        return terms.token().isZero() ? stake.compareTo(purse.smallest()) >= 0 : coins.isKnown(terms.token());
    }

    @Override
    public boolean worth(Terms terms, Amount tip) {
        return works && terms.token().isZero() && tip.compareTo(purse.cost()) >= 0;
    }

    @Override
    public Amount cost() {
        return purse.cost();
    }

    @Override
    public boolean sensible(Terms terms, Amount sum) {
        try {
            return terms.token().isZero() ? sum.compareTo(purse.smallest()) >= 0 : coins.isKnown(terms.token());
        } catch (NodeUnreachable | NodeError _) {
            return false;
        }
    }

    @Override
    public Amount smallest() {
        return purse.smallest();
    }

    @Override
    public void submit(Handle handle, Hash32 agreement, String kind, EscrowCall call) {
        Instant now = clock.instant();
        if (KeeperJobs.since(handle, agreement, now.minus(DAY)) >= A_DAY) {
            throw Problem.refused("The hub has paid the gas of " + A_DAY + " transactions of this agreement since"
                    + " yesterday. Do it tomorrow, or now with 'stint agreement' and your own coin.");
        }
        KeeperJobs.add(handle, agreement, kind, call.data(), now);
    }

    @Override
    public List<Job> jobs(Handle handle, Hash32 agreement) {
        return KeeperJobs.shown(handle, agreement, clock.instant());
    }
}
