package io.stint.hub.keeper;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.hub.agreement.Coins;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The coin that the keeper has for gas. */
public final class Purse {
    /** Gas may be twice as dear when it is paid. */
    static final long MARGIN = 2;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Database database;
    private final Supplier<Amount> balance;
    private final GasPurse gas;
    private final List<Address> tokens;
    private final Clock clock;
    private @Nullable Look last;

    private record Look(PurseState state, Instant at) {}

    /** @param keeper who pays */
    public Purse(Database database, Node node, Address keeper, Coins coins, Clock clock) {
        this(database, () -> node.balance(keeper), new GasPurse(node::gasPrice, clock), coins.known(), clock);
    }

    Purse(Database database, Supplier<Amount> balance, GasPurse gas, List<Address> tokens, Clock clock) {
        this.database = database;
        this.balance = balance;
        this.gas = gas;
        this.tokens = List.copyOf(tokens);
        this.clock = clock;
    }

    /**
     * In an order in which nothing is counted less than once: what is under way first, then the balance, from which it may
     * be paid already.
     *
     * @throws NodeUnreachable when the node does not answer
     */
    PurseState now(Handle handle) {
        return state(handle, balance, gas, tokens, clock);
    }

    /** As {@link #state} but once, by what a connection of the caller reads; for whoever looks at a hub from outside. */
    public static PurseState seen(Handle handle, Node node, Address keeper, ChainProfile chain, Clock clock) {
        List<Address> tokens = new Coins(chain, List.of()).known();
        GasPurse gas = new GasPurse(node::gasPrice, clock);
        return state(handle, () -> node.balance(keeper), gas, tokens, clock);
    }

    private static PurseState state(
            Handle handle, Supplier<Amount> balance, GasPurse gas, List<Address> tokens, Clock clock) {
        long underWay = Reserve.underWay(handle);
        Amount has = balance.get();
        return new PurseState(
                has,
                gas.cost().times(MARGIN),
                gas.signing().times(MARGIN),
                underWay,
                Reserve.calls(handle, tokens, gas.smallest()),
                Spending.since(handle, clock.instant().minus(WEEK)).spent());
    }

    /** A few seconds old at most; empty: the node does not answer. */
    public synchronized Optional<PurseState> state() {
        Instant now = clock.instant();
        if (last == null || last.at().isBefore(now.minus(FRESH))) {
            try {
                last = new Look(database.with(this::now), now);
            } catch (NodeUnreachable | NodeError _) {
                return Optional.empty();
            }
        }
        return Optional.of(last.state());
    }
}
