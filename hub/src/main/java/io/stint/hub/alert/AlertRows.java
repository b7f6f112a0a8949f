package io.stint.hub.alert;

import io.stint.hub.alert.Ways.Way;
import io.stint.hub.store.Addresses;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of alerts. */
final class AlertRows {
    private AlertRows() {}

    /**
     * What was announced of an occasion.
     *
     * @param stage the number of the last announcement; -1: none yet
     */
    record Row(long id, AlertKind kind, String subject, Instant begun, int stage) {
        boolean isOf(Occasion occasion) {
            return kind == occasion.kind() && subject.equals(occasion.subject());
        }
    }

    /** One writer for each agreement at a time, over all hubs of the database; held to the transaction's end. */
    static void lock(Handle handle, Hash32 agreement) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(encode(:id, 'hex'), 7))")
                .bind("id", agreement)
                .mapTo(Integer.class)
                .one();
    }

    static List<Row> of(Handle handle, Hash32 agreement, Address person) {
        return handle.createQuery("""
                        select id, kind, subject, begun_at, stage from alert
                        where agreement = :agreement and address = :person""")
                .bind("agreement", agreement)
                .bind("person", person)
                .map(row -> new Row(
                        row.getColumn("id", Long.class),
                        AlertKind.of(row.getColumn("kind", String.class)),
                        row.getColumn("subject", String.class),
                        row.getColumn("begun_at", Instant.class),
                        row.getColumn("stage", Integer.class)))
                .list();
    }

    static Row begin(Handle handle, Hash32 agreement, Address person, Occasion occasion, Instant now) {
        long id = handle.createQuery("""
                        insert into alert (address, agreement, kind, subject, amount, until, begun_at)
                        values (:person, :agreement, :kind, :subject, :amount, :until, :now) returning id""")
                .bind("person", person)
                .bind("agreement", agreement)
                .bind("kind", occasion.kind().word())
                .bind("subject", occasion.subject())
                .bind("amount", occasion.amount())
                .bind("until", occasion.until().orElse(null))
                .bind("now", now)
                .mapTo(Long.class)
                .one();
        return new Row(id, occasion.kind(), occasion.subject(), now, -1);
    }

    /** Notes where it stands; it is no longer over, should it have been. */
    static void update(Handle handle, long id, Occasion occasion, int stage, Optional<Instant> next) {
        handle.createUpdate("""
                        update alert set stage = :stage, next_at = :next, over = false, amount = :amount, until = :until
                        where id = :id""")
                .bind("id", id)
                .bind("stage", stage)
                .bind("next", next.orElse(null))
                .bind("amount", occasion.amount())
                .bind("until", occasion.until().orElse(null))
                .execute();
    }

    /** Nothing more is announced of these, unless somebody can be told again. */
    static void rest(Handle handle, Hash32 agreement, Collection<Row> rows) {
        handle.createUpdate("""
                        update alert set next_at = null
                        where agreement = :agreement and id = any(:ids) and next_at is not null""")
                .bind("agreement", agreement)
                .bindArray("ids", Long.class, rows.stream().map(Row::id).toList())
                .execute();
    }

    /** The same of all whom nobody can reach, or whom it does not concern any more. */
    static void restOfOthers(Handle handle, Hash32 agreement, Collection<Address> reached) {
        handle.createUpdate("""
                        update alert set next_at = null
                        where agreement = :agreement and not address = any(:reached) and next_at is not null""")
                .bind("agreement", agreement)
                .bind("reached", Addresses.of(reached))
                .execute();
    }

    /** What is due still is looked at later, so that it does not keep what others wait for. */
    static void postpone(Handle handle, Hash32 agreement, Instant now, Instant later) {
        handle.createUpdate("update alert set next_at = :later where agreement = :agreement and next_at <= :now")
                .bind("agreement", agreement)
                .bind("now", now)
                .bind("later", later)
                .execute();
    }

    /** It is done: nothing more is sent of it. */
    static void end(Handle handle, long id, Instant now) {
        handle.createUpdate("update alert set over = true, next_at = null where id = :id")
                .bind("id", id)
                .execute();
        handle.createUpdate("""
                        update alert_message set state = 'dropped', ended_at = :now
                        where alert = :id and state = 'waiting'""").bind("id", id).bind("now", now).execute();
    }

    /** What an earlier announcement could not say yet, the newer one says. */
    static void supersede(Handle handle, long id, int stage, Instant now) {
        handle.createUpdate("""
                        update alert_message set state = 'dropped', ended_at = :now
                        where alert = :id and stage < :stage and state = 'waiting'""")
                .bind("id", id)
                .bind("stage", stage)
                .bind("now", now)
                .execute();
    }

    /** The same announcement goes to the same way once. */
    static void send(Handle handle, long id, int stage, Way way, Instant now) {
        handle.createUpdate("""
                        insert into alert_message (alert, stage, channel, way, not_before, created_at)
                        values (:id, :stage, :channel, :way, :now, :now) on conflict (alert, stage, way) do nothing""")
                .bind("id", id)
                .bind("stage", stage)
                .bind("channel", way.channel())
                .bind("way", way.id())
                .bind("now", now)
                .execute();
    }

    /** Announces what is about no agreement, once, on all ways that are open. */
    static void tell(Handle handle, Address person, AlertKind kind, String subject, Instant now) {
        long id = handle.createQuery("""
                        insert into alert (address, kind, subject, amount, begun_at, stage)
                        values (:person, :kind, :subject, 0, :now, 0) returning id""")
                .bind("person", person)
                .bind("kind", kind.word())
                .bind("subject", subject)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
        Ways.of(handle, person).forEach(way -> send(handle, id, 0, way, now));
    }

    /** Agreements in which it is time for the next announcement. */
    static List<Hash32> due(Handle handle, Instant now, int most) {
        return handle.createQuery("""
                        select agreement from alert where next_at <= :now and not over
                        group by agreement order by min(next_at) limit :most""")
                .bind("now", now)
                .bind("most", most)
                .mapTo(Hash32.class)
                .list();
    }
}
