package io.stint.hub.room;

import io.stint.hub.agreement.ChainStatus;
import io.stint.hub.agreement.Relay;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.layer.Layer;
import io.stint.hub.money.CoinText;
import io.stint.hub.room.NetworkPages.Live;
import io.stint.hub.room.NetworkPages.Queue;
import io.stint.hub.room.NetworkPages.Spent;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * How one layer stands, as the hub's page shows it.
 *
 * @param largest the most that may be put into one agreement; empty: no limit
 * @param live empty: the node does not answer
 */
public record LayerView(
        Wording say,
        Layer layer,
        Optional<Amount> largest,
        ChainStatus status,
        Optional<Live> live,
        Queue queue,
        Spent spent) {
    /** As measured on Rootstock: {@code docs/benchmarks.md}. */
    private static final BigInteger OPEN_GAS = BigInteger.valueOf(59_311);

    private static final BigInteger DRAW_GAS = BigInteger.valueOf(50_987);

    public boolean well() {
        return status.current() && live.isPresent();
    }

    public Optional<PurseState> purse() {
        return live.flatMap(Live::purse);
    }

    /** Whether the operator should fill the purse; {@code low} or {@code kept}. */
    public Optional<String> purseWarning() {
        return purse().map(PurseState::standing)
                .filter(level -> level != Relay.Level.FULL)
                .map(level -> level.name().toLowerCase(Locale.ROOT));
    }

    public CoinText money() {
        return say.money(Address.ZERO);
    }

    public Optional<Amount> open() {
        return cost(OPEN_GAS);
    }

    public Optional<Amount> draw() {
        return cost(DRAW_GAS);
    }

    /** In gwei, with every digit. */
    public Optional<String> gasPrice() {
        return live.map(
                l -> new BigDecimal(l.gasPrice(), 9).stripTrailingZeros().toPlainString() + " gwei");
    }

    private Optional<Amount> cost(BigInteger gas) {
        return live.map(l -> Amount.ofWei(l.gasPrice().multiply(gas)));
    }
}
