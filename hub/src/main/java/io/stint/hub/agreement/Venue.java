package io.stint.hub.agreement;

import io.stint.chain.profile.ChainProfile;
import io.stint.hub.layer.Layer;
import io.stint.protocol.value.Amount;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A layer as agreements need it.
 *
 * @param coins its money
 * @param time its chain's
 * @param relay sends to its escrow
 * @param largest the most that may be put into one agreement, in its native coin; empty: no limit
 * @param status how far it was read
 */
public record Venue(
        Layer layer,
        Coins coins,
        ChainClock time,
        Relay relay,
        Optional<Amount> largest,
        Supplier<ChainStatus> status) {
    public int number() {
        return layer.number();
    }

    public ChainProfile chain() {
        return layer.chain();
    }
}
