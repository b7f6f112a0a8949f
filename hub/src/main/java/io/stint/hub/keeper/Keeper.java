package io.stint.hub.keeper;

import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.ChainClock;
import io.stint.hub.agreement.Relay;
import io.stint.hub.draw.DrawWatch;
import io.stint.hub.layer.Layer;
import io.stint.hub.layer.Layers;
import io.stint.hub.store.Database;
import io.stint.hub.store.Stopping;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the jobs of one chain, several agreements at a time. Of all hubs on one database one keeper of the chain works: the one that holds the lock,
 * which the database takes away from it when it ends.
 */
public final class Keeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private static final int AT_ONCE = 8;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration AWAY = Duration.ofSeconds(2);

    private final Database database;
    private final Sending sending;
    private final Watch watch;
    private final DrawWatch rules;
    private final Admission admission;
    private final Outbox outbox;
    private final Address address;
    private final List<Integer> layers;
    private final KeeperLock lock;
    private final String name;
    private final Clock clock;
    private final Queue<Shipment> unsaid = new ConcurrentLinkedQueue<>();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Tending tending;

    /**
     * @param chain whose layers it works for
     * @param data folder of the outbox
     * @param draws that workers' rules want, so many in seven days at most
     * @throws io.stint.chain.send.OutboxInUse when another process has it open
     */
    public Keeper(
            Database database,
            Layers all,
            Layer chain,
            PrivateKey key,
            Path data,
            Agreements agreements,
            Relay relay,
            ChainClock time,
            Purse purse,
            int draws,
            Clock clock) {
        this.database = database;
        this.clock = clock;
        this.layers = Purse.numbers(all.on(chain.chain()));
        this.lock = KeeperLock.of(chain.chain().chainId());
        this.name = chain.chain().name();
        this.address = key.address();
        this.outbox = Outbox.open(data.resolve("keeper"), chain.chain().chainId());
        Sender sender = new Sender(chain.chain(), chain.node(), key, outbox, new Progress() {});
        this.sending = new Sending(database, all, chain.node(), sender, outbox, clock, this::running);
        this.tending = new Tending(sender::tend, chain.chain().blockTime(), name, stopped);
        this.admission = new Admission(purse, draws);
        Budget budget = new Budget(new GasPurse(chain.node()::gasPrice, clock), clock);
        this.watch = new Watch(database, agreements, layers, relay, budget, time, clock);
        this.rules = new DrawWatch(
                database,
                chain.chain().chainId(),
                layers,
                new RuledDraws(agreements, relay, chain.node(), clock),
                time::seconds);
        this.thread = Thread.ofVirtual().name("keeper of " + name).unstarted(this::run);
    }

    public void start() {
        thread.start();
        tending.start();
    }

    /** Who pays the gas. */
    public Address address() {
        return address;
    }

    private void run() {
        do {
            try (Handle held = database.open()) {
                if (lock.take(held)) {
                    LOG.info("the keeper works on {} as {}", name, address);
                    unsaid.clear();
                    database.transact(h -> NextJobs.takeUp(h, layers));
                    sending.tellWhatIsKnown();
                    work(held);
                }
            } catch (RuntimeException e) {
                if (running() && Database.isAway(e)) {
                    LOG.warn("the keeper waits for the database: {}", e.getMessage());
                } else if (running()) {
                    LOG.warn("the keeper stopped working and begins again", e);
                }
            }
        } while (!Stopping.rest(stopped, AWAY));
    }

    /** Until it is stopped, or the connection that holds the lock breaks. */
    private void work(Handle held) {
        try {
            lock.watch(held);
            tending.goOn();
            do {
                lock.touch(held);
                takeUp(held);
                lookOut();
                while (running() && free.tryAcquire() && sendNext()) {
                    LOG.debug("a job is being sent");
                }
            } while (!Stopping.rest(stopped, PAUSE));
        } finally {
            tending.pause();
            await();
            lock.giveBack(held);
        }
    }

    /**
     * What ended without a word of it in the database, as when that was away, is done over as after a crash. By the
     * connection that holds the lock: where that is lost, another keeper has taken it up.
     */
    private void takeUp(Handle held) {
        if (unsaid.isEmpty()) {
            return;
        }
        for (Shipment job = unsaid.peek(); job != null; job = unsaid.peek()) {
            NextJobs.takeUp(held, job, clock.instant().plus(AWAY));
            unsaid.remove();
        }
        sending.tellWhatIsKnown();
    }

    private void lookOut() {
        try {
            watch.look();
            rules.look();
        } catch (NodeUnreachable | NodeError e) {
            LOG.debug("nothing can be looked for now", e);
        }
    }

    /** Returns the permit when there is nothing to send. */
    private boolean sendNext() {
        Optional<Shipment> job = Optional.empty();
        try {
            job = database.inTransaction(h -> admission.take(h, clock.instant()));
        } finally {
            if (job.isEmpty()) {
                free.release();
            }
        }
        job.ifPresent(this::begin);
        return job.isPresent();
    }

    private void begin(Shipment job) {
        try {
            senders.execute(() -> send(job));
        } catch (RejectedExecutionException _) {
            // It was stopped just now; the next start takes the job up.
            free.release();
        }
    }

    private void send(Shipment job) {
        boolean said = false;
        try {
            sending.send(job);
            said = true;
        } catch (RuntimeException e) {
            if (running()) {
                LOG.warn("what became of {} could not be written down; it is taken up again", job, e);
            }
        } finally {
            if (!said) {
                unsaid.add(job);
            }
            free.release();
        }
    }

    private void await() {
        free.acquireUninterruptibly(AT_ONCE);
        free.release(AT_ONCE);
    }

    private boolean running() {
        return stopped.getCount() > 0;
    }

    /** Begins nothing more. What is being sent is left in the outbox and taken up by the next start. */
    public void hush() {
        stopped.countDown();
        senders.shutdownNow();
    }

    @Override
    public void close() {
        hush();
        Stopping.stop(stopped, thread);
        tending.close();
        senders.close();
        outbox.close();
    }
}
