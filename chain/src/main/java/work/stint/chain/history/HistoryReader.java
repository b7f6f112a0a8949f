package work.stint.chain.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import work.stint.chain.follow.Checkpoint;
import work.stint.chain.follow.FollowSettings;
import work.stint.chain.follow.Follower;
import work.stint.chain.follow.Update;
import work.stint.chain.profile.ChainProfile;
import work.stint.chain.rpc.Log;
import work.stint.chain.rpc.LogFilter;
import work.stint.chain.rpc.Node;
import work.stint.protocol.value.Address;
import work.stint.protocol.value.Hash32;

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
     * @throws work.stint.protocol.agreement.ImpossibleHistory when the rules do not allow what the chain says
     */
    public Optional<History> read(Hash32 agreement, long from) {
        LogFilter filter = new LogFilter(escrow, List.of(List.of(), List.of(agreement)));
        FollowSettings settings = FollowSettings.of(chain).withConfirmations(0);
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
