package io.stint.hub.account;

import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What makes each message to sign in another one: given to one address, good once and not for long. */
final class Nonces {
    static final Duration GOOD = Duration.ofMinutes(10);

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 22;

    private final Database database;
    private final SecureRandom random = new SecureRandom();

    Nonces(Database database) {
        this.database = database;
    }

    /** @param at to the millisecond, as the message says it */
    record Issued(Address address, Instant at) {}

    /** @param at to the millisecond */
    String issue(Address address, Instant at) {
        String nonce = nonce();
        database.with(h -> h.createUpdate("""
                        insert into sign_in_nonce (nonce, address, issued_at, expires_at)
                        values (:nonce, :address, :at, :end)""")
                .bind("nonce", nonce)
                .bind("address", address)
                .bind("at", at)
                .bind("end", at.plus(GOOD))
                .execute());
        return nonce;
    }

    /** Uses it up; empty when it was never given, is used already, or its time is over. */
    Optional<Issued> take(Handle handle, String nonce, Instant now) {
        return handle.createQuery("""
                        delete from sign_in_nonce where nonce = :nonce and expires_at > :now
                        returning address, issued_at""")
                .bind("nonce", nonce)
                .bind("now", now)
                .map((row, context) -> new Issued(
                        Address.of(row.getBytes("address")),
                        row.getTimestamp("issued_at").toInstant()))
                .findOne();
    }

    void sweep(Instant now) {
        database.with(h -> h.createUpdate("delete from sign_in_nonce where expires_at <= :now")
                .bind("now", now)
                .execute());
    }

    private String nonce() {
        StringBuilder nonce = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            nonce.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return nonce.toString();
    }
}
