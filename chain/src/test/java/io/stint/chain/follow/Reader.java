package io.stint.chain.follow;

import io.stint.chain.fault.Emitter;
import io.stint.chain.rpc.Log;
import io.stint.chain.rpc.LogNode;
import io.stint.chain.rpc.Node;
import io.stint.protocol.StintException;
import java.util.ArrayList;
import java.util.List;

/** Someone who keeps what a follower tells, together with the checkpoint's text, and can be started anew. */
final class Reader {
    private static final int MANY = 100;

    private final Node node;
    private final FollowSettings settings;
    private final List<Log> logs = new ArrayList<>();
    private final List<Update.RolledBack> rollbacks = new ArrayList<>();
    private String stored;
    private Follower follower;

    Reader(Node node, FollowSettings settings, long start) {
        this.node = node;
        this.settings = settings;
        this.stored = Checkpoint.from(start).text();
        this.follower = started();
    }

    /** As after a crash: all that is left is what was stored. */
    void restart() {
        follower = started();
    }

    List<Log> logs() {
        return List.copyOf(logs);
    }

    List<Update.RolledBack> rollbacks() {
        return List.copyOf(rollbacks);
    }

    Follower follower() {
        return follower;
    }

    /** One step, which may fail. */
    void poll() {
        try {
            Update update = follower.poll();
            switch (update) {
                case Update.Events events -> logs.addAll(events.logs());
                case Update.RolledBack back -> {
                    rollbacks.add(back);
                    logs.removeIf(log -> log.blockNumber() > back.toBlock());
                }
            }
            stored = update.checkpoint().text();
        } catch (StintException _) {
            return;
        }
    }

    /** Until the newest confirmed block of the real node was read. */
    void catchUp(Node real) {
        for (int i = 0; i < MANY; i++) {
            long end = real.blockNumber() - settings.confirmations();
            Checkpoint now = follower.checkpoint();
            boolean done = now.last()
                    .flatMap(last -> real.block(last.number())
                            .filter(block -> block.hash().equals(last.hash())))
                    .isPresent();
            if (end < now.start() || (done && now.next() == end + 1)) {
                return;
            }
            poll();
        }
        throw new AssertionError("does not get to the end; it last failed so: " + failure());
    }

    /** What the real node says, in one question. */
    List<Log> truth(Node real) {
        long start = follower.checkpoint().start();
        long end = real.blockNumber() - settings.confirmations();
        return end < start ? List.of() : new LogNode(real, 50).logs(Emitter.filter(), start, end);
    }

    private String failure() {
        try {
            return follower.poll().toString();
        } catch (StintException e) {
            return e.toString();
        }
    }

    private Follower started() {
        return new Follower(node, Emitter.filter(), settings, Checkpoint.parse(stored));
    }
}
