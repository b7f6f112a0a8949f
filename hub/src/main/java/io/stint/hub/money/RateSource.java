package io.stint.hub.money;

import io.stint.chain.rpc.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Who can be asked what a coin or token is worth in a currency. */
public interface RateSource {
    /** ISO 4217, in capitals. */
    String currency();

    /** The symbol of what is priced; empty: the chain's native coin. */
    String coin();

    /**
     * What a source is asked with.
     *
     * @param node of the chain on which feeds are; connected to when one is asked
     * @param age the oldest answer that is of use
     */
    record Asking(Supplier<Node> node, Instant now, Duration age) {}

    /**
     * What it says now; may take some seconds.
     *
     * @throws NoRate saying why there is none
     */
    RateAnswer ask(Asking asking);
}
