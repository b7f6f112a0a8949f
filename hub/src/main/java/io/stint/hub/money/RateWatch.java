package io.stint.hub.money;

import io.stint.chain.rpc.Node;
import io.stint.hub.money.RateSource.Asking;
import io.stint.hub.money.RateStanding.Heard;
import io.stint.hub.store.Database;
import io.stint.protocol.StintException;
import io.stint.protocol.hours.RateBounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the sources of rates again and again, and knows what can be shown and what can be signed. */
public final class RateWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RateWatch.class);

    private final Map<Pair, List<RateSource>> sources = new LinkedHashMap<>();
    private final Map<Pair, RateStanding> standings = new ConcurrentHashMap<>();
    private final RateBounds bounds;
    private final RatesSeen seen;
    private final Node node;
    private final Clock clock;

    /** Of its own: what is asked may be slow. */
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stint-rates").factory());

    /**
     * What is priced, and in what.
     *
     * @param coin its symbol; empty: the native coin
     */
    public record Pair(String coin, String currency) {}

    /**
     * One rate as it is told.
     *
     * @param rate empty: there never was a good one
     * @param usable whether it can be signed
     */
    public record Told(Pair pair, Optional<DisplayRate> rate, boolean usable, Optional<String> trouble) {}

    /** What is fixed is there at once; the rest is what was seen last, until it is asked. */
    public RateWatch(List<? extends RateSource> all, RateBounds bounds, Database database, Node node, Clock clock) {
        this.bounds = bounds;
        this.seen = new RatesSeen(database);
        this.node = node;
        this.clock = clock;
        all.forEach(
                source -> sources.computeIfAbsent(new Pair(source.coin(), source.currency()), _ -> new ArrayList<>())
                        .add(source));
        sources.forEach((pair, of) -> standings.put(pair, first(pair, of)));
    }

    private RateStanding first(Pair pair, List<RateSource> of) {
        RateStanding before = seen.last(pair).map(RateStanding::remembered).orElse(RateStanding.UNKNOWN);
        Instant now = clock.instant();
        // What an operator fixes anew is meant: it is compared with nothing.
        return of.getFirst() instanceof DisplayRate fixed
                ? RateStanding.UNKNOWN.after(
                        List.of(Heard.of(fixed.ask(asking(now)).rate())), bounds, now)
                : before;
    }

    /** Asks from now on, once a minute. */
    public void start() {
        run(Duration.ZERO, Duration.ofMinutes(1), this::look);
        run(Duration.ofHours(1), Duration.ofHours(6), () -> seen.sweep(clock.instant()));
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void run(Duration first, Duration pause, Runnable chore) {
        Runnable safe = () -> {
            try {
                chore.run();
            } catch (RuntimeException e) {
                LOG.warn("rates cannot be kept; tried again", e);
            }
        };
        thread.scheduleWithFixedDelay(safe, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Asks all of them once. */
    public void look() {
        sources.forEach((pair, of) -> {
            List<RateAnswer> answers = new ArrayList<>();
            List<Heard> heard = of.stream().map(source -> hear(source, answers)).toList();
            Instant now = clock.instant();
            RateStanding next = standing(pair).after(heard, bounds, now);
            warn(pair, next);
            standings.put(pair, next);
            next.good()
                    .filter(_ -> next.trouble().isEmpty())
                    .flatMap(good -> answers.stream()
                            .filter(answer -> answer.rate().equals(good))
                            .findFirst())
                    .ifPresent(seen::keep);
        });
    }

    private Heard hear(RateSource source, List<RateAnswer> answers) {
        try {
            RateAnswer answer = source.ask(asking(clock.instant()));
            answers.add(answer);
            return Heard.of(answer.rate());
        } catch (StintException e) {
            return Heard.nothing(String.valueOf(e.getMessage()));
        }
    }

    private Asking asking(Instant now) {
        return new Asking(() -> node, now, bounds.age());
    }

    private void warn(Pair pair, RateStanding next) {
        next.trouble()
                .filter(why -> standing(pair).trouble().isEmpty())
                .ifPresent(why ->
                        LOG.warn("the rate of {} in {} cannot be signed: {}", pair.coin(), pair.currency(), why));
    }

    private RateStanding standing(Pair pair) {
        return standings.getOrDefault(pair, RateStanding.UNKNOWN);
    }

    /** The last good rates, old ones among them, in the order of the settings. */
    public List<DisplayRate> shown() {
        return sources.keySet().stream()
                .flatMap(pair -> standing(pair).good().stream())
                .toList();
    }

    /** All that are configured, in the order of the settings. */
    public List<Told> told() {
        Instant now = clock.instant();
        return sources.keySet().stream().map(pair -> told(pair, now)).toList();
    }

    private Told told(Pair pair, Instant now) {
        RateStanding standing = standing(pair);
        boolean usable = standing.usable(bounds, now);
        Optional<String> trouble = usable
                ? Optional.empty()
                : standing.trouble().or(() -> Optional.of("the last good rate is older than " + bounds.age()));
        return new Told(pair, standing.good(), usable, trouble);
    }

    RatesSeen seen() {
        return seen;
    }
}
