package io.stint.hub.alert;

import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What is to be sent, in the database. Several hubs take from it; each message is one hub's for a while. */
final class AlertQueue {
    /** Longer than any channel takes for one message. */
    private static final Duration MINE = Duration.ofMinutes(2);

    private static final Duration KEPT = Duration.ofDays(90);

    private final Database database;

    AlertQueue(Database database) {
        this.database = database;
    }

    /**
     * A message to be sent.
     *
     * @param key the same for every announcement of one alert: a newer one takes the place of an older
     * @param stage 0: the first announcement
     * @param attempts this one included
     * @param agreement empty: it is about a way on which alerts do not arrive
     * @param since when it was written
     */
    record Message(
            long id,
            long key,
            int stage,
            String channel,
            long way,
            Address person,
            Optional<Hash32> agreement,
            Occasion occasion,
            int attempts,
            Instant since) {}

    /** Which messages somebody sends. */
    enum Lane {
        /** Those of ways that failed when they were last tried, or may have. */
        AGAIN,
        /** The others. */
        FIRST,
        ANY;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The first that is due, and not done meanwhile. Unless it is ended, it comes again. A webhook and a browser get one at a
     * time: while one is under way there, or waits to be tried again, others wait too.
     */
    Optional<Message> take(Set<String> channels, Lane lane, Instant now) {
        return database.inTransaction(h -> h.createQuery("""
                        with next as (
                            select id from alert_message m
                            where state = 'waiting' and not_before <= :now and channel = any(:channels)
                                and (:lane = 'any' or (:lane = 'again') = (attempts > 0))
                                and not (channel <> 'mail' and exists (
                                    select 1 from alert_message o where o.way = m.way and o.state = 'waiting'
                                        and o.attempts > 0 and o.not_before > :now))
                            order by not_before, id limit 1 for update skip locked
                        )
                        update alert_message m set attempts = attempts + 1, not_before = :mine
                        from next, alert a where m.id = next.id and a.id = m.alert
                        returning m.id, m.alert, m.stage, m.channel, m.way, m.attempts, m.created_at,
                            a.address, a.agreement, a.kind, a.subject, a.amount, a.until""")
                .bind("now", now)
                .bindArray("channels", String.class, channels.toArray())
                .bind("lane", lane.word())
                .bind("mine", now.plus(MINE))
                .map(row -> new Message(
                        row.getColumn("id", Long.class),
                        row.getColumn("alert", Long.class),
                        row.getColumn("stage", Integer.class),
                        row.getColumn("channel", String.class),
                        row.getColumn("way", Long.class),
                        row.getColumn("address", Address.class),
                        Optional.ofNullable(row.getColumn("agreement", Hash32.class)),
                        new Occasion(
                                AlertKind.of(row.getColumn("kind", String.class)),
                                row.getColumn("subject", String.class),
                                row.getColumn("amount", Amount.class),
                                Optional.ofNullable(row.getColumn("until", Instant.class))),
                        row.getColumn("attempts", Integer.class),
                        row.getColumn("created_at", Instant.class)))
                .findOne());
    }

    void sent(Message message, Instant now) {
        end(message, "sent", Optional.empty(), now);
    }

    /** Who should have it is not there any more, or need not know it: that is no failure. */
    void unwanted(Message message, Instant now) {
        end(message, "dropped", Optional.empty(), now);
    }

    /** @param why nobody will ever take it */
    void dropped(Message message, String why, Instant now) {
        end(message, "dropped", Optional.of(why), now);
    }

    private void end(Message message, String state, Optional<String> why, Instant now) {
        database.with(h -> h.createUpdate("""
                        update alert_message set state = :state, error = :why, ended_at = :now where id = :id""")
                .bind("id", message.id())
                .bind("state", state)
                .bind("why", why.orElse(null))
                .bind("now", now)
                .execute());
    }

    void later(Message message, String why, Instant notBefore) {
        database.with(h -> h.createUpdate("""
                        update alert_message set not_before = :notBefore, error = :why
                        where id = :id and state = 'waiting'""")
                .bind("id", message.id())
                .bind("why", why)
                .bind("notBefore", notBefore)
                .execute());
    }

    /** Forgets what is long over. */
    void sweep(Instant now) {
        database.transact((Handle h) -> {
            h.createUpdate("""
                            update alert_message set state = 'dropped', error = 'no hub sends on this way', ended_at = :now
                            where state = 'waiting' and created_at < :given""")
                    .bind("now", now)
                    .bind("given", now.minus(Postman.PATIENCE.multipliedBy(2)))
                    .execute();
            h.createUpdate("delete from alert_message where ended_at < :since")
                    .bind("since", now.minus(KEPT))
                    .execute();
            h.createUpdate("""
                            delete from alert_mail where confirmed_at is null and token_until < :now""").bind("now", now).execute();
        });
    }
}
