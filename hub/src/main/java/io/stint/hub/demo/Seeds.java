package io.stint.hub.demo;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.hub.account.Sessions;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an empty hub by the same requests that people send: the board before {@link #start} returns, the agreements beside
 * the first visits. What a run that was stopped left out is made by the next; a complete demo, and a hub that was used
 * without one, are left alone.
 */
public final class Seeds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Seeds.class);

    /** Of each agreement: a step that a busy machine refused is taken again, and what was done is left out. */
    private static final int TRIES = 3;

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ChainProfile chain;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Company people;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopped;
    private Future<Optional<Throwable>> rest = CompletableFuture.completedFuture(Optional.empty());

    /** @param hub where it answers, on a local chain */
    public Seeds(URI hub, ChainProfile chain, Node node, Sessions sessions) {
        this.chain = chain;
        this.people = Company.gather(http, hub, node, sessions);
    }

    /** The board is there when this returns. A failure is logged: the hub is as good as any without a demo. */
    public void start() {
        try {
            Instant now = Instant.now();
            Jobs jobs = new Jobs(people, chain.coin().symbol(), now);
            Profiles profiles = new Profiles(people, now);
            if (jobs.isComplete() || !(people.greta().findsNothing() || profiles.isBegun())) {
                people.close();
                return;
            }
            profiles.publish();
            jobs.post();
            rest = threads.submit(() -> agree(jobs, now));
        } catch (RuntimeException e) {
            LOG.warn("the demo's jobs could not be posted; the next start tries it again", e);
            rest = CompletableFuture.completedFuture(Optional.of(e));
        }
    }

    private Optional<Throwable> agree(Jobs jobs, Instant now) {
        try {
            List<? extends Future<?>> deals = new Deals(people, now)
                    .all().stream()
                            .map(deal -> threads.submit(() -> {
                                make(deal);
                                return deal;
                            }))
                            .toList();
            for (Future<?> deal : deals) {
                deal.get();
            }
            jobs.closeGuide();
            people.close();
            LOG.info("the demo is complete");
            return Optional.empty();
        } catch (ExecutionException | RuntimeException e) {
            if (!stopped) {
                LOG.warn("the demo's agreements are not complete; the next start goes on with them", e);
            }
            return Optional.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(e);
        }
    }

    /** What refused a step, a slow disk or a node with too much to do, needs a moment. */
    private void make(Runnable deal) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                deal.run();
                return;
            } catch (RuntimeException e) {
                if (tries == TRIES || stopped) {
                    throw e;
                }
                LOG.info("an agreement of the demo was held up; it goes on in a moment: {}", e.toString());
                Thread.sleep(PAUSE);
            }
        }
    }

    /** @return when nothing more is made: why something is missing; empty: all is there */
    public Optional<Throwable> await() throws InterruptedException {
        try {
            return rest.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until all is made, and looks at it as often as a busy hub's pages are looked at: see {@link Practice}. */
    public void practise() throws InterruptedException {
        await();
        Practice.of(people.all());
        people.close();
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
        threads.close();
        people.close();
        http.shutdownNow();
        http.close();
    }
}
