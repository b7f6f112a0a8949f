package io.stint.hub.agreement;

import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Whoever sends to the escrow what the parties signed, and pays the gas. */
public interface Relay {
    /**
     * What somebody asked for and the chain does not have yet.
     *
     * @param kind the action's name
     * @param error why it failed; empty: it is on its way
     * @param postponed waits until the hub pays for it again
     * @param ruled the worker's rule asked for it
     */
    record Job(
            long id,
            String kind,
            Optional<Hash32> transaction,
            Optional<String> error,
            boolean postponed,
            boolean ruled,
            Instant at) {}

    /** How much there is to pay gas from. */
    enum Level {
        /** Enough. */
        FULL,
        /** It pays as ever, but not for long. */
        LOW,
        /** What is there is kept for draws before an end; nothing else is paid. */
        KEPT
    }

    /** Not knowing it keeps nobody from anything: {@link Level#FULL} then. */
    Level level();

    /** Whether it pays the gas where so much is at stake. */
    default boolean pays(Terms terms, Amount stake) {
        return pays(terms.token(), stake);
    }

    /** The same, in a token or, at zero, in native coin. */
    boolean pays(Address token, Amount stake);

    /** Whether it pays the gas for a tip, in the terms' token. */
    boolean worth(Terms terms, Amount tip);

    /** What one call costs in gas now, in native coin. */
    Amount cost();

    /** What a unit of gas costs now, in wei. */
    BigInteger gasPrice();

    /** Whether there is anybody who pays gas here at all. */
    boolean isThere();

    /** Whether a draw of so much is worth its gas, whoever pays it; no, while nobody knows what gas costs. */
    boolean sensible(Terms terms, Amount sum);

    /** The smallest stake for which it pays, in native coin. */
    Amount smallest();

    /** The same in a token; empty: it pays for none, as nobody knows the token here. */
    Optional<Amount> least(Address token);

    /**
     * Notes it, in the caller's transaction; it is sent soon after. The same again, while it is on its way, is one.
     *
     * @throws io.stint.hub.web.Problem when it was too much for one agreement lately
     */
    void submit(Handle handle, Hash32 agreement, String kind, EscrowCall call);

    /** What is on its way for an agreement of any layer, and what failed in the last day. */
    Answer<List<Job>> jobs(Questions ask, Hash32 agreement);
}
