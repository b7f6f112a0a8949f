package io.stint.hub.keeper;

import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;

/**
 * What is sent in one transaction: a job, or several draws together.
 *
 * @param jobs at least one, of one layer
 * @param call the transaction's data
 */
record Shipment(List<KeeperJob> jobs, Bytes call) {
    Shipment {
        jobs = List.copyOf(jobs);
    }

    static Shipment of(KeeperJob job) {
        return new Shipment(List.of(job), job.call());
    }

    /** The first, by which it is called. */
    KeeperJob first() {
        return jobs.getFirst();
    }

    boolean isBatch() {
        return jobs.size() > 1;
    }

    int layer() {
        return first().layer();
    }

    int attempts() {
        return first().attempts();
    }

    Optional<Hash32> transaction() {
        return first().transaction();
    }

    /** For the log. */
    @Override
    public String toString() {
        return isBatch()
                ? "jobs " + first().id() + " and " + (jobs.size() - 1) + " more draws"
                : "job " + first().id() + " (" + first().kind() + " of " + first().agreement() + ")";
    }
}
