package io.stint.hub.payroll.run;

import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.TxInfo;
import io.stint.hub.agreement.ChainStatus;
import io.stint.hub.agreement.Venue;
import io.stint.hub.store.Hashes;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Looks on the chain for the transaction of a step whose hash nobody told: the browser was closed when the wallet had just
 * sent it, or the wallet replaced it by one that pays more.
 */
final class Traces {
    private final Venue venue;
    private final Node node;

    Traces(Venue venue) {
        this.venue = venue;
        this.node = venue.layer().node();
    }

    /** Empty when no block that the hub has read has one. */
    Optional<TxInfo> find(Handle handle, Run run, RunStep step) {
        List<Hash32> agreements =
                run.itemsOf(step).stream().map(RunItem::agreement).toList();
        return handle
                .createQuery("""
                        select distinct transaction from chain_event
                        where layer = :layer and agreement = any(:agreements) and block > :since
                            and transaction not in (select transaction from payroll_try)""")
                .bind("layer", run.layer())
                .bind("agreements", Hashes.of(agreements))
                .bind("since", run.since())
                .mapTo(Hash32.class)
                .list()
                .stream()
                .flatMap(hash -> node.transaction(hash).stream())
                .filter(found -> isOf(run, step, found))
                .findFirst();
    }

    private boolean isOf(Run run, RunStep step, TxInfo found) {
        return found.from().equals(run.by())
                && found.to().filter(venue.layer().escrow()::equals).isPresent()
                && found.value().equals(step.value())
                && found.input().equals(step.data());
    }

    /** Whether the hub has read all that the node has now. */
    boolean hasReadAll() {
        ChainStatus status = venue.status().get();
        return status.trouble().isEmpty() && status.read() >= node.blockNumber();
    }
}
