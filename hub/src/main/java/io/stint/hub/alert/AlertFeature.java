package io.stint.hub.alert;

import io.stint.hub.HubConfig;
import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.Venue;
import io.stint.hub.agreement.Venues;
import io.stint.hub.alert.AlertQueue.Lane;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.layer.Layer;
import io.stint.hub.room.Surroundings;
import io.stint.hub.room.Works;
import io.stint.hub.store.Database;
import io.stint.hub.store.Stopping;
import io.stint.hub.web.Assets;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of this package, joined: one thread writes alerts, several send them. */
public final class AlertFeature implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertFeature.class);
    private static final int SENDERS = 4;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AlertQueue queue;
    private final PurseAlerts purse;
    private final Clock clock;
    private final List<Routes> routes;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * What alerts are made of.
     *
     * @param purse the keeper's on a layer's chain; empty: there is none, or the node does not answer
     */
    public record Sources(
            Database database,
            Agreements agreements,
            Venues venues,
            Function<Layer, Optional<PurseState>> purse,
            Surroundings surroundings,
            Works works) {}

    /** @param here how browsers reach the hub, known when it serves */
    public AlertFeature(
            Sources sources, HubConfig config, Supplier<URI> here, Pages pages, Assets assets, Clock clock) {
        Database database = sources.database();
        this.clock = clock;
        this.queue = new AlertQueue(database);
        Outside outside = Outside.world(config.isLocal());
        Vapid vapid = Vapid.in(database);
        Subscriptions subscriptions = new Subscriptions(database);
        Wishes wishes = new Wishes(database);
        AlertWords words = new AlertWords(sources.agreements(), sources.surroundings(), sources.works());
        Venues venues = sources.venues();
        this.purse = new PurseAlerts(
                database,
                venues.all().stream().collect(Collectors.toMap(Venue::number, venues::firstOnChainOf)),
                number -> sources.purse().apply(venues.of(number).layer()),
                config.house().operators());
        AlertWriter writer = new AlertWriter(
                database,
                sources.agreements(),
                (s, sum) -> venues.of(s).relay().sensible(s.terms(), sum),
                purse,
                venues::latest,
                clock);
        Mails mails = new Mails(database);
        ChannelLog log = new ChannelLog();
        Optional<MailChannel> mail = config.mail()
                .map(server -> new MailChannel(mails, words, new Mailer(server, config.name()), here, log, clock));
        Optional<URI> contact = config.origin().filter(uri -> "https".equals(uri.getScheme()));
        Channel push = new PushChannel(subscriptions, words, vapid, contact, outside, clock);
        Webhooks webhooks = new Webhooks(database);
        WebhookChannel webhook = new WebhookChannel(webhooks, words::say, outside, here, clock);
        this.routes = List.of(
                new PushRoutes(subscriptions, outside, assets, clock),
                new MailPages(mails, mail, pages, clock),
                new WebhookPages(webhooks, webhook, outside, pages, clock),
                new AlertPages(pages, vapid, subscriptions, wishes, mails, webhooks, mail.isPresent()));
        threads.add(Thread.ofVirtual().name("alerts").unstarted(() -> repeat(writer::look)));
        // Strangers name the servers of notifications and webhooks. Whoever lets the hub wait there keeps no e-mail,
        // and nothing that goes to where nobody let it wait before.
        mail.ifPresent(channel -> employ(new Postman(queue, Map.of(MailChannel.NAME, channel), Lane.ANY, log, clock)));
        Stream.of(Map.<String, Channel>of("push", push), Map.<String, Channel>of("webhook", webhook))
                .forEach(channels -> {
                    employ(new Postman(queue, channels, Lane.FIRST, log, clock));
                    employ(new Postman(queue, channels, Lane.AGAIN, log, clock));
                });
    }

    private void employ(Postman postman) {
        for (int i = 0; i < SENDERS; i++) {
            threads.add(Thread.ofVirtual().name("alert sender " + i).unstarted(() -> repeat(postman::sendNext)));
        }
    }

    public void start() {
        threads.forEach(Thread::start);
    }

    /** Until it is stopped; rests when there is nothing to do. */
    private void repeat(BooleanSupplier work) {
        boolean over = false;
        while (!over) {
            over = safely(work) ? stopped.getCount() == 0 : Stopping.rest(stopped, PAUSE);
        }
    }

    private boolean safely(BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException e) {
            if (stopped.getCount() > 0 && Database.isAway(e)) {
                LOG.warn("alerts wait for the database: {}", e.getMessage());
            } else if (stopped.getCount() > 0) {
                LOG.warn("alerts stop for a moment", e);
            }
            return false;
        }
    }

    /** Whether the keeper's purse runs low. */
    public void lookIntoPurse() {
        purse.look();
    }

    /** Forgets what is long over. */
    public void sweep() {
        queue.sweep(clock.instant());
    }

    public List<Routes> routes() {
        return routes;
    }

    /** Begins nothing more. */
    public void hush() {
        stopped.countDown();
    }

    @Override
    public void close() {
        hush();
        threads.stream().filter(Thread::isAlive).forEach(thread -> Stopping.stop(stopped, thread));
    }
}
