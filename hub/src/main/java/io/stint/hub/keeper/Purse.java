package io.stint.hub.keeper;

import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.hub.agreement.Coins;
import io.stint.hub.layer.Deployment;
import io.stint.hub.layer.Layer;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The coin that the keeper has for gas on one chain, for all its escrows there. */
public final class Purse {
    /** Gas may be twice as dear when it is paid. */
    static final long MARGIN = 2;

    /** "purse" as a number. */
    private static final long LOCK = 0x7075727365L;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Database database;
    private final long chainId;
    private final List<Integer> layers;
    private final Supplier<Amount> balance;
    private final GasPurse gas;
    private final Function<Amount, Map<Address, Amount>> least;
    private final Clock clock;
    private @Nullable Look last;

    private record Look(PurseState state, Instant at) {}

    /**
     * @param layers all of one chain
     * @param keeper who pays
     */
    public Purse(Database database, List<Layer> layers, Address keeper, Coins coins, Clock clock) {
        this(
                database,
                layers.getFirst().chain().chainId(),
                numbers(layers),
                layers.getFirst().node(),
                keeper,
                coins,
                clock);
    }

    private Purse(
            Database database,
            long chainId,
            List<Integer> layers,
            Node node,
            Address keeper,
            Coins coins,
            Clock clock) {
        this(
                database,
                chainId,
                layers,
                () -> node.balance(keeper),
                new GasPurse(node::gasPrice, clock),
                coins::least,
                clock);
    }

    Purse(
            Database database,
            long chainId,
            List<Integer> layers,
            Supplier<Amount> balance,
            GasPurse gas,
            Function<Amount, Map<Address, Amount>> least,
            Clock clock) {
        this.database = database;
        this.chainId = chainId;
        this.layers = List.copyOf(layers);
        this.balance = balance;
        this.gas = gas;
        this.least = least;
        this.clock = clock;
    }

    static List<Integer> numbers(List<Layer> layers) {
        return layers.stream().map(Layer::number).toList();
    }

    /** What is paid from it. */
    List<Integer> layers() {
        return layers;
    }

    /** Of the database, for whoever decides what is paid from it next. */
    long lock() {
        return LOCK ^ (chainId << (Byte.SIZE * 5));
    }

    /**
     * In an order in which nothing is counted less than once: what is under way first, then the balance, from which it may
     * be paid already.
     *
     * @throws NodeUnreachable when the node does not answer
     */
    PurseState now(Handle handle) {
        return state(handle, layers, balance, gas, least, clock);
    }

    /**
     * As {@link #state} but once, by what a connection of the caller reads; for whoever looks at a hub from outside.
     *
     * @param layers of one chain, at least one
     */
    public static PurseState seen(Handle handle, List<Integer> layers, Deployment there, Address keeper, Clock clock) {
        Node node = there.node();
        Coins coins = new Coins(there.chain(), List.of());
        GasPurse gas = new GasPurse(node::gasPrice, clock);
        return state(handle, layers, () -> node.balance(keeper), gas, coins::least, clock);
    }

    private static PurseState state(
            Handle handle,
            List<Integer> layers,
            Supplier<Amount> balance,
            GasPurse gas,
            Function<Amount, Map<Address, Amount>> least,
            Clock clock) {
        long underWay = Reserve.underWay(handle, layers);
        Amount has = balance.get();
        return new PurseState(
                has,
                gas.cost().times(MARGIN),
                gas.signing().times(MARGIN),
                underWay,
                Reserve.calls(handle, layers, least.apply(gas.smallest())),
                Spending.since(handle, layers, clock.instant().minus(WEEK)).spent());
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
