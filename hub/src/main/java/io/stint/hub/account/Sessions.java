package io.stint.hub.account;

import io.stint.hub.store.Columns;
import io.stint.hub.store.Database;
import io.stint.hub.store.Questions;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Who is signed in. A session's token is known to the browser only; the database has its SHA-256, so that whoever reads
 * the database cannot act for anybody.
 */
public final class Sessions {
    /** How long a browser stays signed in without being used. */
    public static final Duration IDLE = Duration.ofDays(14);

    private static final Duration NOTED = Duration.ofHours(1);
    private static final int TOKEN_BYTES = 32;

    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Sessions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins a session and returns its token, for the browser's cookie. */
    public String begin(Address address) {
        String token = token();
        Instant now = clock.instant();
        database.with(h -> h.createUpdate("""
                        insert into session (token, address, csrf, created_at, seen_at)
                        values (:token, :address, :csrf, :now, :now)""")
                .bind("token", hash(token))
                .bind("address", address)
                .bind("csrf", token())
                .bind("now", now)
                .execute());
        return token;
    }

    /** The session of a token; empty: there is none, or it was not used for too long. */
    public Optional<Session> find(String token) {
        Instant now = clock.instant();
        Optional<Seen> seen = database.ask(ask -> ask.ask(
                "select address, csrf, seen_at from session where token = ? and seen_at > ?",
                Questions.first(row -> new Seen(
                        new Session(Columns.address(row, "address"), row.getString("csrf")),
                        Columns.instant(row, "seen_at"))),
                hash(token),
                now.minus(IDLE)));
        if (seen.isPresent() && seen.get().at().isBefore(now.minus(NOTED))) {
            database.with(h -> h.createUpdate("update session set seen_at = :now where token = :token")
                    .bind("now", now)
                    .bind("token", hash(token))
                    .execute());
        }
        return seen.map(Seen::session);
    }

    private record Seen(Session session, Instant at) {}

    public void end(String token) {
        database.with(h -> h.createUpdate("delete from session where token = :token")
                .bind("token", hash(token))
                .execute());
    }

    /** Signs somebody out in every browser. */
    public void endAll(Address address) {
        database.with(h -> h.createUpdate("delete from session where address = :address")
                .bind("address", address)
                .execute());
    }

    /** Whether its wallet signed not longer ago than {@code age}: for what a stolen cookie must not do. */
    boolean isYounger(String token, Duration age) {
        return database.with(h -> h.createQuery("""
                        select exists (select 1 from session where token = :token and created_at > :since)""")
                .bind("token", hash(token))
                .bind("since", clock.instant().minus(age))
                .mapTo(Boolean.class)
                .one());
    }

    /** Removes what nobody can use any more. */
    void sweep() {
        database.with(h -> h.createUpdate("delete from session where seen_at <= :since")
                .bind("since", clock.instant().minus(IDLE))
                .execute());
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Hash32 hash(String token) {
        return Hash32.sha256(token.getBytes(StandardCharsets.UTF_8));
    }
}
