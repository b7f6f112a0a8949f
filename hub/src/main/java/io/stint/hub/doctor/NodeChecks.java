package io.stint.hub.doctor;

import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.rpc.Block;
import io.stint.chain.rpc.LogFilter;
import io.stint.chain.rpc.LogNode;
import io.stint.hub.agreement.UnreadableChain;
import io.stint.hub.keeper.GasPurse;
import io.stint.hub.layer.Deployment;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the node of one layer says, and what it says about the keeper. */
final class NodeChecks {
    /** Calls that the purse should be enough for: a busy day's. */
    static final long CALLS = 100;

    private static final int LOGS_BATCH = 20;
    private static final String NODE = "node";
    private static final String LOGS = "logs";
    private static final String PURSE = "purse";
    private static final String CLOCK = "clock";

    /** A block's time may be this far ahead of a right clock. */
    private static final Duration AHEAD = Duration.ofSeconds(30);

    /** Nearly never are two blocks so many times the usual time apart. */
    private static final int QUIET_BLOCKS = 20;

    private final Deployment layer;
    private final Optional<Address> keeper;
    private final Optional<Boolean> keeperWorks;
    private final String suffix;
    private final Clock clock;
    private Optional<Block> head = Optional.empty();

    /**
     * Of one layer.
     *
     * @param keeperWorks what the tables say of a keeper whom nobody named; empty: they could not be asked
     * @param suffix of the checks' names: empty for the first layer
     */
    NodeChecks(Deployment layer, Optional<Address> keeper, Optional<Boolean> keeperWorks, String suffix, Clock clock) {
        this.layer = layer;
        this.keeper = keeper;
        this.keeperWorks = keeperWorks;
        this.suffix = suffix;
        this.clock = clock;
    }

    /** The newest block, when the node told it. */
    Optional<Long> head() {
        return head.map(Block::number);
    }

    List<Check> all() {
        return checks().stream()
                .map(check -> new Check(check.name() + suffix, check.ok(), check.value(), check.todo()))
                .toList();
    }

    private List<Check> checks() {
        try {
            layer.chain().require(layer.node());
            Block newest = layer.node().latestBlock();
            head = Optional.of(newest);
            return List.of(
                    Check.well(
                            NODE,
                            "block " + newest.number() + " of " + layer.chain().name()),
                    logs(newest),
                    purse(),
                    time(newest));
        } catch (StintException e) {
            return List.of(
                    Check.ill(NODE, said(e), "start the node, or name another with --rpc"),
                    Check.ill(LOGS, Doctor.NO_NODE, "see node"),
                    Check.ill(PURSE, Doctor.NO_NODE, "see node"),
                    Check.ill(CLOCK, Doctor.NO_NODE, "see node"));
        }
    }

    private Check logs(Block newest) {
        LogNode node = new LogNode(layer.node(), LOGS_BATCH);
        try {
            node.logs(LogFilter.of(layer.escrow()), newest.number(), newest.number());
            return Check.well(LOGS, "the node answers eth_getLogs");
        } catch (StintException e) {
            return receipts(node, newest, said(e));
        }
    }

    /** Slower, and enough. */
    private static Check receipts(LogNode node, Block newest, String why) {
        try {
            node.receipts(newest.hash());
            return Check.well(LOGS, why + "; the hub reads receipts instead, a question for each block");
        } catch (StintException e) {
            return Check.ill(LOGS, why + "; " + said(e), UnreadableChain.CURE);
        }
    }

    private Check purse() {
        if (keeper.isEmpty()) {
            return NoKeeper.of(PURSE, keeperWorks);
        }
        try {
            Amount purse = layer.node().balance(keeper.get());
            BigInteger call = layer.node().gasPrice().multiply(BigInteger.valueOf(GasPurse.GAS));
            BigInteger calls =
                    call.signum() == 0 ? BigInteger.valueOf(CALLS) : purse.wei().divide(call);
            return Check.of(
                    PURSE,
                    calls.compareTo(BigInteger.valueOf(CALLS)) >= 0,
                    "enough for " + calls + " calls at the price of now",
                    "send coin to "
                            + keeper.get().toChecksum(layer.chain().chainId()) + ": "
                            + CALLS + " calls cost "
                            + Amount.ofWei(call.multiply(BigInteger.valueOf(CALLS))) + " wei");
        } catch (StintException e) {
            return Check.ill(PURSE, said(e), "see node");
        }
    }

    private Check time(Block newest) {
        Duration age = Duration.between(newest.timestamp(), clock.instant());
        if (layer.chain().name().equals(ChainProfiles.LOCAL.name())) {
            return Check.well(CLOCK, "a local chain has a time of its own");
        }
        Duration quiet = layer.chain().blockTime().multipliedBy(QUIET_BLOCKS);
        boolean ok = age.compareTo(AHEAD.negated()) >= 0 && age.compareTo(quiet) <= 0;
        return Check.of(
                CLOCK,
                ok,
                "the newest block is " + age.toSeconds() + " s old",
                age.isNegative()
                        ? "set this machine's clock by NTP: it is behind the chain's"
                        : "see whether the node is in sync; if it is, set this machine's clock by NTP");
    }

    private static String said(StintException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
