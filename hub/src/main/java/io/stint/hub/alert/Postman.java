package io.stint.hub.alert;

import io.stint.hub.alert.AlertQueue.Lane;
import io.stint.hub.alert.AlertQueue.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes messages out of the queue and sends them, again after growing pauses, for a day. */
final class Postman {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    static final Duration PATIENCE = Duration.ofDays(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

    /** Many a mail server refuses the first try of a message, and takes the next. */
    private static final int TRIES = 3;

    private final AlertQueue queue;
    private final Map<String, Channel> channels;
    private final Lane lane;
    private final ChannelLog log;
    private final Clock clock;

    /** @param channels by their names; what goes to another is not taken */
    Postman(AlertQueue queue, Map<String, Channel> channels, Lane lane, ChannelLog log, Clock clock) {
        this.queue = queue;
        this.channels = Map.copyOf(channels);
        this.lane = lane;
        this.log = log;
        this.clock = clock;
    }

    /** Sends one; says whether there was one. */
    boolean sendNext() {
        Optional<Message> next = queue.take(channels.keySet(), lane, clock.instant());
        next.ifPresent(message -> note(message, send(message)));
        return next.isPresent();
    }

    private Channel.Outcome send(Message message) {
        try {
            return Objects.requireNonNull(channels.get(message.channel())).send(message);
        } catch (RuntimeException e) {
            LOG.warn("an alert by {} was not sent", message.channel(), e);
            return new Channel.Outcome.Later(e.getClass().getSimpleName());
        }
    }

    private void note(Message message, Channel.Outcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case Channel.Outcome.Sent _ -> {
                queue.sent(message, now);
                log.sent(message.channel());
            }
            case Channel.Outcome.Unwanted _ -> queue.unwanted(message, now);
            case Channel.Outcome.Never never -> drop(message, never.why(), now);
            case Channel.Outcome.Later later -> retry(message, later.why(), now);
        }
    }

    private void drop(Message message, String why, Instant now) {
        queue.dropped(message, why, now);
        log.failed(message.channel(), why);
    }

    private void retry(Message message, String why, Instant now) {
        Instant again = now.plus(pause(message.attempts()));
        if (again.isAfter(message.since().plus(PATIENCE))) {
            drop(message, why, now);
            return;
        }
        queue.later(message, why, again);
        if (message.attempts() >= TRIES) {
            log.failed(message.channel(), why);
        }
    }

    /** Doubles each time. */
    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
