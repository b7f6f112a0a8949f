package io.stint.chain.follow;

import io.stint.chain.rpc.Log;
import java.util.List;

/** What a follower has to tell. The consumer stores what it makes of it together with the checkpoint. */
public sealed interface Update {
    Checkpoint checkpoint();

    /**
     * The chain went on.
     *
     * @param logs in the order of the chain; none: nothing happened there, or there is nothing new
     */
    record Events(List<Log> logs, Checkpoint checkpoint) implements Update {
        public Events {
            logs = List.copyOf(logs);
        }
    }

    /**
     * The chain changed its mind: what was told of blocks above {@code toBlock} never happened. What is true now follows
     * with the next updates.
     */
    record RolledBack(long toBlock, Checkpoint checkpoint) implements Update {}
}
