package io.stint.cli.payroll;

import io.stint.chain.follow.Checkpoint;
import io.stint.chain.follow.FollowSettings;
import io.stint.chain.follow.Follower;
import io.stint.chain.follow.Update;
import io.stint.chain.rpc.Log;
import io.stint.chain.rpc.LogFilter;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.rpc.TxInfo;
import io.stint.cli.Connection;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.escrow.EscrowEvents;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the chain says about a run since it was planned. */
final class Traces {
    private final Connection connection;
    private final Run run;

    Traces(Connection connection, Run run) {
        this.connection = connection;
        this.run = run;
    }

    /** The transaction of a step that is in a block already, though nobody here knows; empty when there is none. */
    Optional<Receipt> earlier(RunStep step) {
        Set<Hash32> known = new HashSet<>();
        run.steps().forEach(other -> other.mined().ifPresent(mined -> known.add(mined.transaction())));
        return logs(step).stream()
                .map(Log::transaction)
                .distinct()
                .filter(transaction -> !known.contains(transaction))
                .filter(transaction -> connection
                        .node()
                        .transaction(transaction)
                        .filter(found -> isOf(step, found))
                        .isPresent())
                .findFirst()
                .flatMap(connection.node()::receipt);
    }

    private boolean isOf(RunStep step, TxInfo found) {
        return found.from().equals(run.by())
                && found.to().filter(connection.escrow()::equals).isPresent()
                && found.value().equals(step.value())
                && found.input().equals(step.data());
    }

    /** What a step moved, by agreement: what went into the fund, or out on the voucher line. */
    Map<Hash32, Amount> moved(RunStep step, Hash32 transaction) {
        Map<Hash32, Amount> drawn = new HashMap<>();
        run.itemsOf(step).forEach(item -> drawn.put(item.agreement(), item.before()));
        Map<Hash32, Amount> moved = new HashMap<>();
        for (Log log : logs(step)) {
            boolean ours = log.transaction().equals(transaction);
            switch (EscrowEvents.read(log.topics(), log.data()).orElse(null)) {
                case EscrowEvent.Opened opened when ours -> moved.put(opened.agreement(), opened.amount());
                case EscrowEvent.ToppedUp up when ours -> moved.merge(up.agreement(), up.amount(), Amount::plus);
                case EscrowEvent.Paid paid -> {
                    Amount before = drawn.getOrDefault(paid.agreement(), Amount.ZERO);
                    if (ours) {
                        moved.put(paid.agreement(), paid.drawn().minus(before));
                    }
                    drawn.put(paid.agreement(), paid.drawn().max(before));
                }
                case null, default -> {}
            }
        }
        return moved;
    }

    private List<Log> logs(RunStep step) {
        List<Hash32> ids = run.itemsOf(step).stream().map(RunItem::agreement).toList();
        LogFilter filter = new LogFilter(connection.escrow(), List.of(List.of(), ids));
        FollowSettings settings =
                FollowSettings.of(connection.chain()).withConfirmations(0).withHeads(FollowSettings.Heads.RECENT);
        Follower follower = new Follower(connection.node(), filter, settings, Checkpoint.from(run.since() + 1));
        List<Log> logs = new ArrayList<>();
        long head = connection.node().blockNumber();
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
        return logs;
    }
}
