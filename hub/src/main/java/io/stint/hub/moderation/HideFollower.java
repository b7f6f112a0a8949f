package io.stint.hub.moderation;

import io.stint.hub.peer.PeerClient;
import io.stint.hub.peer.PeerTrouble;
import io.stint.hub.peer.PullSettings;
import io.stint.hub.store.Database;
import io.stint.hub.store.Stopping;
import io.stint.protocol.BadInput;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.value.Address;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Obeys the hide lists of other hubs' operators whom this hub's operator named, and of nobody else. */
final class HideFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HideFollower.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Map<URI, Set<Address>> follows;
    private final FollowedLists lists;
    private final Domain domain;
    private final PeerClient client = new PeerClient(PullSettings.USUAL);
    private final Clock clock;
    private final Map<URI, String> said = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("hide lists").unstarted(this::run);

    /**
     * @param follows who signs for which hub
     * @param domain of the escrow
     */
    HideFollower(Map<URI, Set<Address>> follows, Database database, Domain domain, Clock clock) {
        this.follows = Map.copyOf(follows);
        this.lists = new FollowedLists(database);
        this.domain = domain;
        this.clock = clock;
    }

    /** Lists that are not followed any more end to count at once. */
    void name() {
        lists.follow(follows, clock.instant());
    }

    void start() {
        name();
        if (!follows.isEmpty()) {
            thread.start();
        }
    }

    private void run() {
        do {
            follows.keySet().forEach(hub -> {
                if (stopped.getCount() > 0) {
                    visit(hub);
                }
            });
        } while (!Stopping.rest(stopped, PAUSE));
    }

    /** Whatever is wrong with the list: what is hidden stays as it was. */
    void visit(URI hub) {
        try {
            SignedHides signed =
                    SignedHides.parse(new String(client.get(URI.create(hub + "/api/hidden")), StandardCharsets.UTF_8));
            signed.require(domain, follows.getOrDefault(hub, Set.of()));
            lists.take(hub, signed, clock.instant());
            said.remove(hub);
        } catch (PeerTrouble | RefusedList | BadInput e) {
            failed(hub, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (stopped.getCount() > 0) {
                LOG.warn("the hide list of {} cannot be taken in now", hub, e);
            }
        }
    }

    private void failed(URI hub, String why) {
        if (stopped.getCount() == 0) {
            return;
        }
        if (!why.equals(said.put(hub, why))) {
            LOG.warn("the hide list of {} is not taken: {}", hub, why);
        }
        try {
            lists.failed(hub, why, clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("that the hide list of {} was not taken cannot be noted", hub, e);
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        client.close();
        if (thread.isAlive()) {
            Stopping.stop(stopped, thread);
        }
    }
}
