package io.stint.hub.alert;

import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of browsers that take push messages. */
final class Subscriptions {
    /** More devices than anybody has; the oldest gives way. */
    private static final int MOST = 10;

    private final Database database;

    Subscriptions(Database database) {
        this.database = database;
    }

    /** A browser sends to one person: whoever subscribed in it last. */
    void add(Address person, Subscription subscription, Instant now) {
        database.transact(h -> {
            h.createUpdate("""
                            insert into push_subscription (address, endpoint, key, auth, language, created_at)
                            values (:address, :endpoint, :key, :auth, :language, :now)
                            on conflict (endpoint) do update set address = excluded.address, key = excluded.key,
                                auth = excluded.auth, language = excluded.language""")
                    .bind("address", person)
                    .bind("endpoint", subscription.endpoint())
                    .bind("key", subscription.key())
                    .bind("auth", subscription.auth())
                    .bind("language", subscription.language())
                    .bind("now", now)
                    .execute();
            keepNewest(h, person);
            Ways.lookAtAllOf(h, person);
        });
    }

    private static void keepNewest(Handle handle, Address person) {
        handle.createUpdate("""
                        delete from push_subscription where id in (
                            select id from push_subscription where address = :address
                            order by created_at desc, id desc offset :most)""").bind("address", person).bind("most", MOST).execute();
    }

    void remove(Address person, String endpoint) {
        database.with(h -> h.createUpdate("""
                        delete from push_subscription where address = :address and endpoint = :endpoint""")
                .bind("address", person)
                .bind("endpoint", endpoint)
                .execute());
    }

    /** The push service does not know it any more. */
    void forget(long id) {
        database.with(h -> h.createUpdate("delete from push_subscription where id = :id")
                .bind("id", id)
                .execute());
    }

    /** Only while it is still the person's. */
    Optional<Subscription> find(long id, Address person) {
        return database.with(h -> h.createQuery("""
                        select endpoint, key, auth, language from push_subscription
                        where id = :id and address = :address""")
                .bind("id", id)
                .bind("address", person)
                .map(row -> new Subscription(
                        row.getColumn("endpoint", String.class),
                        row.getColumn("key", Bytes.class),
                        row.getColumn("auth", Bytes.class),
                        row.getColumn("language", String.class)))
                .findOne());
    }

    int count(Address person) {
        return database.with(h -> h.createQuery("select count(*) from push_subscription where address = :address")
                .bind("address", person)
                .mapTo(Integer.class)
                .one());
    }
}
