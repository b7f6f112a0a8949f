package io.stint.chain.history;

import io.stint.chain.follow.Checkpoint;
import io.stint.chain.follow.FollowSettings;
import io.stint.chain.follow.Follower;
import io.stint.chain.follow.Update;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Log;
import io.stint.chain.rpc.LogFilter;
import io.stint.chain.rpc.Node;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads agreements from a node: no hub, no cache. */
public final class HistoryReader {
    private final ChainProfile chain;
    private final Node node;
    private final Address escrow;

    public HistoryReader(ChainProfile chain, Node node, Address escrow) {
        this.chain = chain;
        this.node = node;
        this.escrow = escrow;
    }

    /**
     * Reads up to the newest block.
     *
     * @param from the first block to look at; the agreement must not be older
     * @return empty when there is nothing about this agreement
     * @throws io.stint.protocol.agreement.ImpossibleHistory when the rules do not allow what the chain says
     */
    public Optional<History> read(Hash32 agreement, long from) {
        LogFilter filter = new LogFilter(escrow, List.of(List.of(), List.of(agreement)));
        FollowSettings settings = FollowSettings.of(chain).withConfirmations(0).withHeads(FollowSettings.Heads.RECENT);
        Follower follower = new Follower(node, filter, settings, Checkpoint.from(from));
        List<Log> logs = new ArrayList<>();
        long head = node.blockNumber();
        while (follower.checkpoint().next() <= head) {
            long before = follower.checkpoint().next();
            switch (follower.poll()) {
                case Update.Events events -> logs.addAll(events.logs());
                case Update.RolledBack back -> logs.removeIf(log -> log.blockNumber() > back.toBlock());
            }
            if (follower.checkpoint().next() == before) {
                break;
            }
        }
        return logs.isEmpty() ? Optional.empty() : Optional.of(History.of(logs));
    }
}
