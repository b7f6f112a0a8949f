package io.stint.hub.alert;

import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

/** The table of e-mail addresses: one for each person, used when its owner has confirmed it. */
final class Mails {
    static final Duration GOOD = Duration.ofDays(1);

    private final Database database;
    private final SecureRandom random = new SecureRandom();

    Mails(Database database) {
        this.database = database;
    }

    /**
     * An address.
     *
     * @param leave what the link to end it has
     */
    record Entry(String mail, String language, boolean confirmed, Hash32 leave) {}

    /** Keeps a new address in place of an older; gives what the link to confirm it has, good once and for a day. */
    Hash32 add(Address person, String mail, String language, Instant now) {
        Hash32 token = random();
        database.transact(h -> {
            h.createUpdate("delete from alert_mail where address = :address")
                    .bind("address", person)
                    .execute();
            h.createUpdate("""
                            insert into alert_mail (address, mail, language, token, token_until, leave)
                            values (:address, :mail, :language, :token, :until, :leave)""")
                    .bind("address", person)
                    .bind("mail", mail)
                    .bind("language", language)
                    .bind("token", Hash32.sha256(token.bytes()))
                    .bind("until", now.plus(GOOD))
                    .bind("leave", random())
                    .execute();
        });
        return token;
    }

    private Hash32 random() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Hash32.of(bytes);
    }

    /** Says whether the token was good; it is not any more. */
    boolean confirm(Hash32 token, Instant now) {
        return database.inTransaction(h -> {
            Optional<Address> person = h.createQuery("""
                            update alert_mail set confirmed_at = :now, token = null, token_until = null
                            where token = :token and token_until > :now returning address""")
                    .bind("token", Hash32.sha256(token.bytes()))
                    .bind("now", now)
                    .mapTo(Address.class)
                    .findOne();
            person.ifPresent(address -> Ways.lookAtAllOf(h, address));
            return person.isPresent();
        });
    }

    /** Whatever it was: who asks twice is not told that it is gone. */
    void leave(Hash32 token) {
        database.with(h -> h.createUpdate("delete from alert_mail where leave = :leave")
                .bind("leave", token)
                .execute());
    }

    void remove(Address person) {
        database.with(h -> h.createUpdate("delete from alert_mail where address = :address")
                .bind("address", person)
                .execute());
    }

    Optional<Entry> of(Address person) {
        return database.with(
                h -> h.createQuery("""
                        select mail, language, confirmed_at is not null as confirmed, leave from alert_mail
                        where address = :address""").bind("address", person).map(Mails::read).findOne());
    }

    /** Only a confirmed one of the person. */
    Optional<Entry> find(long id, Address person) {
        return database.with(h -> h.createQuery("""
                        select mail, language, true as confirmed, leave from alert_mail
                        where id = :id and address = :address and confirmed_at is not null""")
                .bind("id", id)
                .bind("address", person)
                .map(Mails::read)
                .findOne());
    }

    private static Entry read(RowView row) {
        return new Entry(
                row.getColumn("mail", String.class),
                row.getColumn("language", String.class),
                row.getColumn("confirmed", Boolean.class),
                row.getColumn("leave", Hash32.class));
    }
}
