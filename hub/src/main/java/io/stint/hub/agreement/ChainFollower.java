package io.stint.hub.agreement;

import io.stint.chain.escrow.FirstBlock;
import io.stint.chain.follow.Checkpoint;
import io.stint.chain.follow.FollowSettings;
import io.stint.chain.follow.FollowSettings.Heads;
import io.stint.chain.follow.Follower;
import io.stint.chain.follow.ReorganisedTooDeep;
import io.stint.chain.follow.Update;
import io.stint.chain.rpc.Block;
import io.stint.chain.rpc.Log;
import io.stint.chain.rpc.LogFilter;
import io.stint.chain.rpc.Node;
import io.stint.hub.layer.Layer;
import io.stint.hub.store.Database;
import io.stint.hub.store.Stopping;
import io.stint.protocol.StintException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the escrow's events up to the newest block and keeps them with what they lead to. What was read and how far is
 * one transaction. While the node is away nothing changes; it goes on by itself.
 */
public final class ChainFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChainFollower.class);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Database database;
    private final Layer layer;
    private final Node node;
    private final ChainClock time;
    private final Clock clock;
    private final Thread thread;
    private Optional<Follower> follower = Optional.empty();
    private Optional<String> stored = Optional.empty();
    private volatile ChainStatus status;
    private boolean filled;
    private final CountDownLatch stopped = new CountDownLatch(1);

    public ChainFollower(Database database, Layer layer, ChainClock time, Clock clock) {
        this.database = database;
        this.layer = layer;
        this.node = layer.node();
        this.time = time;
        this.clock = clock;
        this.status = ChainStatus.unread(clock.instant());
        this.thread = Thread.ofVirtual().name("follower of " + layer.name()).unstarted(this::run);
    }

    /** @param caughtUp whether to read all that is there before this returns */
    public void start(boolean caughtUp) {
        database.transact(ArbiterCases::fill);
        if (caughtUp) {
            catchUp();
        }
        thread.start();
    }

    /**
     * Reads all that is there, for who follows no further.
     *
     * @throws StintException when the node does not give all of it
     */
    public void readAll() {
        catchUp();
        status.trouble().ifPresent(trouble -> {
            throw new StintException("the chain cannot be read to its end now: " + trouble);
        });
    }

    private void catchUp() {
        while (look()) {
            LOG.debug("read up to block {} of {}", status.read(), status.head());
        }
    }

    public ChainStatus status() {
        return status;
    }

    private void run() {
        try {
            follow();
        } catch (RuntimeException | Error e) {
            // Nobody reads on; without this all that ask would hear that all is well.
            status = status.troubled("its reader broke (" + e + "); start the hub again", clock.instant());
            throw e;
        }
    }

    private void follow() {
        Duration pause = layer.chain().blockTime().dividedBy(5);
        Duration rest = pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        boolean over = false;
        while (!over) {
            over = look() ? stopped.getCount() == 0 : Stopping.rest(stopped, rest);
        }
    }

    /** Takes a step; says whether there is more to read at once. */
    private boolean look() {
        try {
            Block head = node.latestBlock();
            time.saw(head.timestamp());
            fill();
            long before = follower().checkpoint().next();
            store(follower().poll());
            long read = follower().checkpoint().next() - 1;
            follower().refused().filter(_ -> status.refused().isEmpty()).ifPresent(ChainFollower::sayNoLogs);
            status = status.read(head.number(), read, follower().refused(), clock.instant());
            return read + 1 != before && read < head.number();
        } catch (ReorganisedTooDeep e) {
            LOG.warn("{} is another chain than was read; it is read anew: {}", layer.name(), e.getMessage());
            return startAnew();
        } catch (Overtaken _) {
            follower = Optional.empty();
            return true;
        } catch (RuntimeException e) {
            trouble(e);
            return false;
        }
    }

    private void fill() {
        if (!filled) {
            DealingRows.fill(database);
            filled = true;
        }
    }

    private static void sayNoLogs(String why) {
        LOG.warn("receipts are read, a question for each block: {}. Better {}", why, UnreadableChain.CURE);
    }

    private void trouble(RuntimeException e) {
        if (stopped.getCount() == 0) {
            return;
        }
        // What was read and not stored is read again.
        follower = Optional.empty();
        String why = UnreadableChain.why(e);
        if (status.trouble().isEmpty() || status.read() < 0) {
            LOG.warn("{} cannot be read now: {}", layer.name(), why, e);
        }
        status = status.troubled(why, clock.instant());
    }

    private Follower follower() {
        if (follower.isEmpty()) {
            layer.chain().require(node);
            stored = database.with(this::checkpoint);
            Checkpoint from =
                    stored.map(Checkpoint::parse).orElseGet(() -> Checkpoint.from(FirstBlock.of(node, layer.escrow())));
            FollowSettings settings = FollowSettings.of(layer.chain())
                    .withConfirmations(0)
                    .withHeads(Heads.RECENT)
                    .withReceipts();
            follower = Optional.of(new Follower(node, LogFilter.of(layer.escrow()), settings, from));
        }
        return follower.orElseThrow();
    }

    private void store(Update update) {
        switch (update) {
            case Update.Events events -> {
                if (events.checkpoint().last().isPresent()) {
                    Map<Long, Instant> times = times(events.logs());
                    store(events.checkpoint(), h -> Projection.append(h, layer, events.logs(), times));
                }
            }
            case Update.RolledBack back -> store(back.checkpoint(), h -> Projection.rollBack(h, layer, back.toBlock()));
        }
    }

    /** With what it leads to, unless another hub on this database was quicker. */
    private void store(Checkpoint next, HandleConsumer<RuntimeException> work) {
        String text = next.text();
        if (stored.filter(text::equals).isPresent()) {
            return;
        }
        database.transact(h -> {
            h.execute("select pg_advisory_xact_lock(hashtextextended('chain_checkpoint', ?))", 8L + layer.number());
            if (!checkpoint(h).equals(stored)) {
                throw new Overtaken();
            }
            work.useHandle(h);
            save(h, text);
        });
        stored = Optional.of(text);
    }

    private Optional<String> checkpoint(Handle handle) {
        return handle.createQuery("select checkpoint from chain_checkpoint where layer = :layer")
                .bind("layer", layer.number())
                .mapTo(String.class)
                .findOne();
    }

    private static final class Overtaken extends StintException {
        Overtaken() {
            super("another hub has read on");
        }
    }

    /** A block that is not there any more is rolled back by the next step. */
    private Map<Long, Instant> times(List<Log> logs) {
        List<Long> numbers = logs.stream().map(Log::blockNumber).distinct().toList();
        if (numbers.isEmpty()) {
            return Map.of();
        }
        Map<Long, Instant> times =
                node.blocks(numbers).stream().collect(Collectors.toMap(Block::number, Block::timestamp));
        if (times.size() < numbers.size()) {
            throw new StintException("the node gave events of blocks that it does not have");
        }
        return times;
    }

    private void save(Handle handle, String checkpoint) {
        handle.createUpdate("""
                        insert into chain_checkpoint (layer, checkpoint) values (:layer, :text)
                        on conflict (layer) do update set checkpoint = excluded.checkpoint
                        where chain_checkpoint.checkpoint <> excluded.checkpoint""")
                .bind("layer", layer.number())
                .bind("text", checkpoint)
                .execute();
    }

    /** Says whether it could. */
    private boolean startAnew() {
        try {
            database.transact(h -> {
                Projection.rollBack(h, layer, -1);
                h.execute("delete from chain_checkpoint where layer = ?", layer.number());
            });
        } catch (RuntimeException e) {
            trouble(e);
            return false;
        }
        follower = Optional.empty();
        status = status.anew(clock.instant());
        return true;
    }

    /** Reads nothing more, and does not complain of what goes away. */
    public void hush() {
        stopped.countDown();
    }

    @Override
    public void close() {
        stopped.countDown();
        if (thread.isAlive()) {
            Stopping.stop(stopped, thread);
        }
    }
}
