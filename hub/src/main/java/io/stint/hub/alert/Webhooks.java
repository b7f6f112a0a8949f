package io.stint.hub.alert;

import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The table of webhooks: one for each person, on from the first test that was taken until it fails for days. */
final class Webhooks {
    /** So many tries in a row, over so long: more than one message, and more than a weekend's outage. */
    static final int MOST_FAILURES = 20;

    static final Duration FAILING = Duration.ofDays(3);

    private final Database database;
    private final SecureRandom random = new SecureRandom();

    Webhooks(Database database) {
        this.database = database;
    }

    /**
     * What its owner sees.
     *
     * @param on whether alerts go there
     * @param failure why the last try failed; empty: it did not
     */
    record Entry(Webhook webhook, boolean on, Optional<String> failure) {}

    /** Keeps a new one in place of an older; gives the secret of its signatures. */
    Bytes add(Address person, URI url, String language) {
        byte[] bytes = new byte[WebhookSignature.SECRET];
        random.nextBytes(bytes);
        Bytes secret = Bytes.of(bytes);
        database.transact(h -> {
            h.createUpdate("delete from webhook where address = :address")
                    .bind("address", person)
                    .execute();
            h.createUpdate("""
                            insert into webhook (address, url, secret, language)
                            values (:address, :url, :secret, :language)""")
                    .bind("address", person)
                    .bind("url", url.toString())
                    .bind("secret", secret)
                    .bind("language", language)
                    .execute();
        });
        return secret;
    }

    void remove(Address person) {
        database.with(h -> h.createUpdate("delete from webhook where address = :address")
                .bind("address", person)
                .execute());
    }

    Optional<Entry> of(Address person) {
        return database.with(h -> h.createQuery("""
                        select id, url, secret, language, on_since is not null as is_on, failure from webhook
                        where address = :address""")
                .bind("address", person)
                .map(row -> new Entry(
                        read(row),
                        row.getColumn("is_on", Boolean.class),
                        Optional.ofNullable(row.getColumn("failure", String.class))))
                .findOne());
    }

    /** Only the person's, and only while it is on. */
    Optional<Webhook> find(long id, Address person) {
        return database.with(h -> h.createQuery("""
                        select id, url, secret, language from webhook
                        where id = :id and address = :address and on_since is not null""")
                .bind("id", id)
                .bind("address", person)
                .map(Webhooks::read)
                .findOne());
    }

    private static Webhook read(RowView row) {
        return new Webhook(
                row.getColumn("id", Long.class),
                URI.create(row.getColumn("url", String.class)),
                row.getColumn("secret", Bytes.class),
                row.getColumn("language", String.class));
    }

    /** A message was taken. */
    void took(long id) {
        database.with(h -> h.createUpdate("""
                        update webhook set failures = 0, failing_since = null, failure = null
                        where id = :id and failure is not null""").bind("id", id).execute());
    }

    /** A test was taken: it is on from now, and what waits for it need not wait longer. */
    void tested(Address person, long id, Instant now) {
        database.transact(h -> {
            h.createUpdate("""
                            update webhook set on_since = coalesce(on_since, :now),
                                failures = 0, failing_since = null, failure = null where id = :id""").bind("id", id).bind("now", now).execute();
            h.createUpdate("""
                            update alert_message set not_before = :now
                            where way = :id and state = 'waiting' and error is not null and not_before > :now""").bind("id", id).bind("now", now).execute();
            Ways.lookAtAllOf(h, person);
        });
    }

    /** A test was not taken: its owner reads why. */
    void testFailed(long id, String why) {
        database.with(h -> h.createUpdate("update webhook set failure = :why where id = :id")
                .bind("id", id)
                .bind("why", why)
                .execute());
    }

    /** A message was not taken; says whether that was one too many, and it is off now. */
    boolean failed(long id, String why, Instant now) {
        return database.inTransaction(h -> {
            boolean enough = h.createQuery("""
                            update webhook set failures = failures + 1, failing_since = coalesce(failing_since, :now),
                                failure = :why where id = :id
                            returning failures >= :most and failing_since <= :since""")
                    .bind("id", id)
                    .bind("why", why)
                    .bind("now", now)
                    .bind("most", MOST_FAILURES)
                    .bind("since", now.minus(FAILING))
                    .mapTo(Boolean.class)
                    .findOne()
                    .orElse(true);
            if (enough) {
                switchOff(h, id, now);
            }
            return enough;
        });
    }

    /** Its receiver wants no more. */
    void gone(long id, String why, Instant now) {
        database.transact(h -> {
            h.createUpdate("update webhook set failure = :why where id = :id")
                    .bind("id", id)
                    .bind("why", why)
                    .execute();
            switchOff(h, id, now);
        });
    }

    /** Its owner is told on the other ways, in the same transaction. */
    private static void switchOff(Handle handle, long id, Instant now) {
        Optional<Address> owner =
                handle.createQuery("""
                        update webhook set on_since = null where id = :id and on_since is not null returning address""").bind("id", id).mapTo(Address.class).findOne();
        owner.ifPresent(person -> AlertRows.tell(handle, person, AlertKind.WEBHOOK_OFF, id + "." + now, now));
    }
}
