package io.stint.hub.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.stint.hub.store.Columns;
import io.stint.hub.store.Database;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Writes;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/**
 * Requests that are sent again, because their answer did not arrive, have their effect once. The answer is stored in the
 * transaction that has the effect: either both are there or neither.
 */
public final class Idempotency {
    public static final String HEADER = "Idempotency-Key";

    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");

    private final Database database;
    private final Clock clock;

    public Idempotency(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a request is answered with; a refusal is thrown as a {@link Problem} instead, and may be tried again. */
    public record Answer(int status, String json) {
        public static Answer of(int status, JsonNode json) {
            return new Answer(status, json.toString());
        }
    }

    /** What a request does. */
    @FunctionalInterface
    public interface Work {
        /** All changes go through the handle, so that they stand or fall together with the answer. */
        Answer in(Handle handle);
    }

    /**
     * Does the work and answers, or answers as the first time.
     *
     * @throws Problem when nobody is signed in or the key is missing (400, 401), when the same request is being worked on
     *     (409), or the key belongs to another request (422)
     */
    public void once(Context ctx, Work work) {
        Address who = Visitor.signedIn(ctx);
        String key = key(ctx);
        Hash32 request = Hash32.sha256(request(ctx));
        Answer answer = database.inTransaction(handle -> {
            return find(handle, who, key, request).orElseGet(() -> {
                Answer first = work.in(handle);
                keep(handle, who, key, request, ctx.path(), first);
                return first;
            });
        });
        ctx.status(answer.status()).contentType("application/json").result(answer.json());
    }

    private static String key(Context ctx) {
        String key = ctx.header(HEADER);
        if (key == null || !KEY.matcher(key).matches()) {
            throw Problem.badRequest("Give the header " + HEADER
                    + ": a text that is new for each request and the same when it is sent again, of at most 100 ASCII"
                    + " characters without blanks.");
        }
        return key;
    }

    private static byte[] request(Context ctx) {
        byte[] body = ctx.bodyAsBytes();
        byte[] line = (ctx.method() + " " + ctx.path() + "?" + ctx.queryString() + "\n").getBytes(UTF_8);
        byte[] all = Arrays.copyOf(line, line.length + body.length);
        System.arraycopy(body, 0, all, line.length, body.length);
        return all;
    }

    /** What was answered is read when nobody else works on the same request any more. */
    private static Optional<Answer> find(Handle handle, Address who, String key, Hash32 request) {
        Questions ask = new Questions();
        var alone = ask.ask(
                "select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as alone",
                Questions.first(row -> row.getBoolean("alone")),
                who.hex() + " " + key);
        var kept = ask.ask(
                "select request, status, body from idempotency where address = ? and key = ?",
                Questions.first(row -> new Kept(
                        Columns.hash(row, "request"), new Answer(row.getInt("status"), row.getString("body")))),
                who,
                key);
        ask.send(handle);
        if (!alone.get().orElseThrow()) {
            throw Problem.inFlight();
        }
        return kept.get().map(found -> {
            if (!found.request().equals(request)) {
                throw Problem.refused(
                        "The " + HEADER + " was used for another request. Take a new one for each request.");
            }
            return found.answer();
        });
    }

    private record Kept(Hash32 request, Answer answer) {}

    private void keep(Handle handle, Address who, String key, Hash32 request, String route, Answer answer) {
        Questions ask = new Questions();
        Writes.add(ask, """
                insert into idempotency (address, key, route, request, status, body, created_at)
                values (?, ?, ?, ?, ?, ?, ?)""", who, key, route, request, answer.status(), answer.json(), clock.instant());
        ask.send(handle);
    }

    /** Forgets answers that were kept long enough. */
    public void sweep() {
        database.with(handle -> handle.createUpdate("delete from idempotency where created_at < :before")
                .bind("before", clock.instant().minus(KEPT))
                .execute());
    }
}
