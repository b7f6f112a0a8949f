package io.stint.cli.demo;

import io.stint.chain.local.DevClock;
import io.stint.chain.rpc.Node;
import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Amount;
import java.time.Duration;
import java.time.Instant;

/**
 * How large and how long everything is: as in life where the clock can be moved on, small and short where it is waited
 * for.
 *
 * @param unit what a milestone is measured in
 */
record Tempo(Amount unit, Duration review, Duration ruling, Duration notice, boolean movable) {

    static Tempo of(Node node, Duration blockTime) {
        if (new DevClock(node).canMove()) {
            return new Tempo(
                    Amount.ofSat(1_000_000), Duration.ofDays(3), Duration.ofDays(14), Duration.ofDays(7), true);
        }
        Duration few = blockTime.multipliedBy(2).plusSeconds(10);
        return new Tempo(Amount.ofSat(1_000), few, blockTime.multipliedBy(40).plusMinutes(5), few, false);
    }

    /** Lets the chain's time go past a moment. */
    void passUntilAfter(Node node, Instant moment, Terminal terminal) {
        Instant now = node.latestBlock().timestamp();
        if (now.isAfter(moment)) {
            return;
        }
        if (movable) {
            new DevClock(node).advance(Duration.between(now, moment).plusSeconds(1));
            return;
        }
        terminal.progress("waiting " + Words.period(Duration.between(now, moment)) + " for the chain's clock");
        while (!node.latestBlock().timestamp().isAfter(moment)) {
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StintException("stopped while waiting for the chain's clock");
        }
    }
}
