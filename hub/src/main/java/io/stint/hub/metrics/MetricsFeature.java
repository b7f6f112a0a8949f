package io.stint.hub.metrics;

import io.stint.hub.layer.Layer;
import io.stint.protocol.value.Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The parts of this package, joined. */
public final class MetricsFeature {
    private static final Duration OFTEN = Duration.ofSeconds(15);

    private MetricsFeature() {}

    /** Has something done at once and again each time that so much has passed. */
    @FunctionalInterface
    public interface Every {
        void every(Duration time, String name, Runnable task);
    }

    /** Starts to measure and to serve. */
    public static Metrics start(
            InetSocketAddress address, Metrics.Inside inside, Optional<Address> keeper, Every chores) {
        List<Layer> chains = inside.venues().chains();
        Outside outside = new Outside(inside.database(), chains, keeper, inside.purse(), inside.clock());
        chores.every(OFTEN, "counting for the metrics", outside::readDatabase);
        for (Layer chain : chains) {
            chores.every(OFTEN, "asking for the purse", () -> outside.askNode(chain));
            chores.every(OFTEN, "looking what of the purse is kept", () -> outside.lookIntoPurse(chain));
        }
        return Metrics.start(address, inside, outside);
    }
}
