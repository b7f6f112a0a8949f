package io.stint.hub.arbiter;

import io.stint.protocol.terms.BasisPoints;
import java.time.Duration;
import java.util.Optional;

/**
 * What the chain tells of an arbiter's disputes.
 *
 * @param cases all of them
 * @param open that wait for a ruling, in time
 * @param ruled that they decided
 * @param clients of these, different ones: who judges their own inventions has few
 * @param toWorker of these, in which the worker got all
 * @param toClient of these, in which the worker got nothing
 * @param share of the claim that the worker got, on average over these; empty: there are none
 * @param answer from the objection to the ruling, the median of these; empty: there are none
 * @param unanswered that they let lapse, or whose time is over
 * @param promised of the unanswered, in which they had accepted the terms before
 */
public record ArbiterRecord(
        int cases,
        int open,
        int ruled,
        int clients,
        int toWorker,
        int toClient,
        Optional<BasisPoints> share,
        Optional<Duration> answer,
        int unanswered,
        int promised) {
    static final ArbiterRecord NONE = new ArbiterRecord(0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty(), 0, 0);

    /** Of the ruled, in which both got something. */
    public int divided() {
        return ruled - toWorker - toClient;
    }

    /** Of all, in which the client paid after all, before a ruling. */
    public int conceded() {
        return cases - open - ruled - unanswered;
    }
}
