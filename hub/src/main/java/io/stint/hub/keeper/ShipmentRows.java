package io.stint.hub.keeper;

import io.stint.chain.rpc.Receipt;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.escrow.EscrowEvents;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What becomes of the jobs that one transaction was for. */
final class ShipmentRows {
    private static final String SKIPPED = "it was drawn by somebody else before, or the agreement is over";

    private ShipmentRows() {}

    static void sent(Handle handle, Shipment shipment, Hash32 transaction, Instant now) {
        shipment.jobs().forEach(job -> KeeperJobs.sent(handle, job, transaction, now));
    }

    /** The contract skips those of several that have nothing to pay any more. */
    static void done(Handle handle, Shipment shipment, Receipt receipt, Instant now) {
        Set<Hash32> paid = shipment.isBatch() ? paid(receipt) : Set.of();
        for (KeeperJob job : shipment.jobs()) {
            if (shipment.isBatch() && !paid.contains(job.agreement())) {
                KeeperJobs.failed(handle, job, SKIPPED, now);
            } else {
                KeeperJobs.done(handle, job, receipt.transaction(), now);
            }
        }
    }

    private static Set<Hash32> paid(Receipt receipt) {
        return receipt.logs().stream()
                .flatMap(log -> EscrowEvents.read(log.topics(), log.data()).stream())
                .filter(EscrowEvent.Paid.class::isInstance)
                .map(event -> ((EscrowEvent.Paid) event).agreement())
                .collect(Collectors.toSet());
    }

    static void failed(Handle handle, Shipment shipment, String why, Instant now) {
        if (shipment.isBatch()) {
            Batches.split(handle, shipment, why, now);
        } else {
            KeeperJobs.failed(handle, shipment.first(), why, now);
        }
    }

    static void later(Handle handle, Shipment shipment, String why, Instant notBefore, Instant now) {
        shipment.jobs().forEach(job -> KeeperJobs.later(handle, job, why, notBefore, now));
    }

    /** Whether a call was sent and its end is known. */
    static boolean isDone(Handle handle, int layer, Bytes call) {
        return KeeperJobs.isDone(handle, layer, call) || Batches.isDone(handle, layer, call);
    }
}
