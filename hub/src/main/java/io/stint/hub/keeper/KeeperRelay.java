package io.stint.hub.keeper;

import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.hub.agreement.Coins;
import io.stint.hub.agreement.Relay;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.hub.web.Problem;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The keeper as the actions see it: a queue, and what it pays for. */
public final class KeeperRelay implements Relay {
    private final int layer;
    private final Optional<Purse> purse;
    private final Coins coins;
    private final GasPurse gas;
    private final Budget budget;
    private final Clock clock;

    /**
     * @param layer the number of the one whose escrow it sends to
     * @param purse of the key that pays gas; empty: there is none
     */
    public KeeperRelay(int layer, Optional<Purse> purse, Coins coins, Node node, Clock clock) {
        this.layer = layer;
        this.purse = purse;
        this.coins = coins;
        this.gas = new GasPurse(node::gasPrice, clock);
        this.budget = new Budget(gas, clock);
        this.clock = clock;
    }

    @Override
    public boolean pays(Address token, Amount stake) {
        return purse.isPresent() && !stake.isZero() && isWorth(token, stake);
    }

    private boolean isWorth(Address token, Amount sum) {
        return coins.isKnown(token)
                && least(token).filter(least -> sum.compareTo(least) >= 0).isPresent();
    }

    @Override
    public BigInteger gasPrice() {
        return gas.price();
    }

    @Override
    public boolean isThere() {
        return purse.isPresent();
    }

    @Override
    public boolean worth(Terms terms, Amount tip) {
        return purse.isPresent() && terms.token().isZero() && tip.compareTo(gas.cost()) >= 0;
    }

    @Override
    public Amount cost() {
        return gas.cost();
    }

    @Override
    public boolean sensible(Terms terms, Amount sum) {
        try {
            return isWorth(terms.token(), sum);
        } catch (NodeUnreachable | NodeError _) {
            return false;
        }
    }

    @Override
    public Amount smallest() {
        return gas.smallest();
    }

    @Override
    public Optional<Amount> least(Address token) {
        return coins.least(gas.smallest(), token);
    }

    @Override
    public Relay.Level level() {
        return purse.flatMap(Purse::state).map(PurseState::standing).orElse(Relay.Level.FULL);
    }

    @Override
    public void submit(Handle handle, Hash32 agreement, String kind, EscrowCall call) {
        Instant now = clock.instant();
        boolean tipped = isTipped(call);
        if (!tipped) {
            requireBudget(handle, agreement);
        }
        KeeperJobs.add(handle, layer, agreement, kind, call.data(), tipped, now);
    }

    private void requireBudget(Handle handle, Hash32 agreement) {
        if (!budget.leavesRoomToAsk(handle, agreement)) {
            throw Problem.refused(
                    "The hub has paid the gas of " + Budget.A_DAY + " transactions of this agreement since"
                            + " yesterday. Do it tomorrow, or now with 'stint agreement' and your own coin.");
        }
    }

    private static boolean isTipped(EscrowCall call) {
        return call instanceof EscrowCall.Pay pay
                && pay.approval() instanceof Approval.Proven proven
                && !proven.tip().amount().isZero();
    }

    @Override
    public Answer<List<Job>> jobs(Questions ask, Hash32 agreement) {
        return KeeperJobs.shown(ask, agreement, clock.instant());
    }
}
