package io.stint.chain.history;

import io.stint.chain.escrow.FirstBlock;
import io.stint.chain.follow.Checkpoint;
import io.stint.chain.follow.FollowSettings;
import io.stint.chain.follow.FollowSettings.Heads;
import io.stint.chain.follow.Follower;
import io.stint.chain.follow.Update;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Log;
import io.stint.chain.rpc.LogFilter;
import io.stint.chain.rpc.Node;
import io.stint.protocol.StintException;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.escrow.EscrowEvents;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Agreements of the escrow, all or some, as the chain tells it up to a block.
 *
 * @param agreements their histories, by id
 * @param times of the blocks in which something happened, by number
 */
public record Histories(long block, Map<Hash32, History> agreements, Map<Long, Instant> times) {
    private static final int AT_ONCE = 500;

    /** With more a node may refuse to look for them, and all of the escrow's events are asked for. */
    private static final int MOST_TOPICS = 100;

    public Histories {
        agreements = Map.copyOf(agreements);
        times = Map.copyOf(times);
    }

    /**
     * Reads from the block in which the escrow came to be.
     *
     * @param block the last to read; must be there
     * @throws io.stint.protocol.agreement.ImpossibleHistory when the rules do not allow what the chain says
     * @throws StintException when the node does not give all of it
     */
    public static Histories read(ChainProfile chain, Node node, Address escrow, long block) {
        List<Log> logs = logs(chain, node, LogFilter.of(escrow), Math.min(block, FirstBlock.of(node, escrow)), block);
        return new Histories(block, histories(logs), times(node, logs));
    }

    /**
     * As {@link #read}, some agreements alone. What the chain says nothing of is missing.
     *
     * @param from a block that none of them is older than; the escrow's first if that is later
     */
    public static Histories of(
            ChainProfile chain, Node node, Address escrow, Collection<Hash32> agreements, long from, long block) {
        Set<Hash32> wanted = Set.copyOf(agreements);
        LogFilter filter = wanted.size() > MOST_TOPICS
                ? LogFilter.of(escrow)
                : new LogFilter(escrow, List.of(List.of(), List.copyOf(wanted)));
        long first = Math.min(block, Math.max(from, FirstBlock.of(node, escrow)));
        List<Log> logs = logs(chain, node, filter, first, block).stream()
                .filter(log ->
                        log.topics().size() > 1 && wanted.contains(log.topics().get(1)))
                .toList();
        return new Histories(block, histories(logs), times(node, logs));
    }

    private static List<Log> logs(ChainProfile chain, Node node, LogFilter filter, long from, long block) {
        FollowSettings settings = FollowSettings.of(chain).withConfirmations(0).withHeads(Heads.RECENT);
        Follower follower = new Follower(node, filter, settings, Checkpoint.from(from));
        List<Log> logs = new ArrayList<>();
        while (follower.checkpoint().next() <= block) {
            long before = follower.checkpoint().next();
            switch (follower.poll()) {
                case Update.Events events -> logs.addAll(events.logs());
                case Update.RolledBack back -> logs.removeIf(log -> log.blockNumber() > back.toBlock());
            }
            if (follower.checkpoint().next() == before) {
                throw new StintException(
                        "the node gives nothing after block " + (before - 1) + "; asked up to " + block);
            }
        }
        logs.removeIf(log -> log.blockNumber() > block);
        return logs;
    }

    private static Map<Hash32, History> histories(List<Log> logs) {
        Map<Hash32, List<Log>> byAgreement = new LinkedHashMap<>();
        for (Log log : logs) {
            EscrowEvents.read(log.topics(), log.data())
                    .map(EscrowEvent::agreement)
                    .filter(id -> !id.equals(Hash32.ZERO))
                    .ifPresent(id -> byAgreement
                            .computeIfAbsent(id, _ -> new ArrayList<>())
                            .add(log));
        }
        Map<Hash32, History> histories = new HashMap<>();
        byAgreement.forEach((id, its) -> histories.put(id, History.of(its)));
        return histories;
    }

    private static Map<Long, Instant> times(Node node, List<Log> logs) {
        List<Long> numbers = logs.stream().map(Log::blockNumber).distinct().toList();
        Map<Long, Instant> times = new HashMap<>();
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            List<Long> some = numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE));
            node.blocks(some).forEach(found -> times.put(found.number(), found.timestamp()));
        }
        if (times.size() < numbers.size()) {
            throw new StintException("the node gave events of blocks that it does not have");
        }
        return times;
    }

    /** When an event happened. */
    public Instant at(Log log) {
        Instant at = times.get(log.blockNumber());
        if (at == null) {
            throw new IllegalArgumentException("it is not of these: " + log);
        }
        return at;
    }
}
