package io.stint.hub.web;

import io.stint.protocol.StintException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A request that cannot be met, as RFC 9457 tells it: what was wrong and what to do. */
public final class Problem extends StintException {
    /** The status of {@link #notYours}. */
    public static final int NOT_YOURS = 403;

    private static final Duration SOON = Duration.ofSeconds(4);

    private final int status;
    private final String type;
    private final String title;
    private final Map<String, String> fields;
    private final Optional<Duration> retryAfter;

    private Problem(int status, String type, String title, String detail, Map<String, String> fields) {
        this(status, type, title, detail, fields, Optional.empty());
    }

    private Problem(
            int status,
            String type,
            String title,
            String detail,
            Map<String, String> fields,
            Optional<Duration> retryAfter) {
        super(detail);
        this.status = status;
        this.type = type;
        this.title = title;
        this.fields = Map.copyOf(fields);
        this.retryAfter = retryAfter;
    }

    /** 400: the request itself is wrong. */
    public static Problem badRequest(String detail) {
        return new Problem(400, "bad-request", "The request is not valid", detail, Map.of());
    }

    /** 400: a field of a form is wrong; the message belongs beside it. */
    public static Problem badField(String field, String detail) {
        return new Problem(400, "bad-field", "A field is not valid", detail, Map.of(field, detail));
    }

    /** 401. */
    public static Problem signInFirst() {
        return new Problem(401, "sign-in", "Sign in first", "This needs somebody who is signed in.", Map.of());
    }

    /** 403: signed in, but it is not theirs. */
    public static Problem notYours(String detail) {
        return new Problem(NOT_YOURS, "not-yours", "Not yours", detail, Map.of());
    }

    /** Who asks is not known by this session's token, or by none: nothing was looked at, so nothing is decided. */
    static Problem stranger(int status, String title, String detail) {
        return new Problem(status, "stranger", title, detail, Map.of());
    }

    /** 404: also for what exists but is none of the visitor's business. */
    public static Problem notFound(String what) {
        return new Problem(404, "not-found", "Not found", what, Map.of());
    }

    /** 409: it contradicts what is already there. */
    public static Problem conflict(String detail) {
        return new Problem(409, "conflict", "It has changed meanwhile", detail, Map.of());
    }

    /** 409: the same request is being worked on. */
    public static Problem inFlight() {
        String detail = "The same request is being worked on. Send it again in a moment.";
        return new Problem(409, "in-flight", "Still being done", detail, Map.of());
    }

    /** 410: it is here, and the operator does not show it. */
    public static Problem gone(String detail) {
        return new Problem(410, "hidden", "Hidden by this hub's operator", detail, Map.of());
    }

    /** 410: it was here, and nothing of it is left. */
    public static Problem removed(String detail) {
        return new Problem(410, "removed", "Removed by this hub's operator", detail, Map.of());
    }

    /** 410: by its author. */
    public static Problem withdrawn(String detail) {
        return new Problem(410, "withdrawn", "Taken back by its author", detail, Map.of());
    }

    /** 413. */
    public static Problem tooLarge(String detail) {
        return new Problem(413, "too-large", "Too large", detail, Map.of());
    }

    /** 415. */
    public static Problem otherType(String detail) {
        return new Problem(415, "content-type", "Not this content type", detail, Map.of());
    }

    /** 422: understood, but a rule forbids it. */
    public static Problem refused(String detail) {
        return new Problem(422, "refused", "Refused", detail, Map.of());
    }

    /** 422: understood, but rules forbid what these fields say. */
    public static Problem refused(String detail, Map<String, String> fields) {
        return new Problem(422, "refused", "Refused", detail, fields);
    }

    /** 429. */
    public static Problem tooMany(String detail) {
        return new Problem(429, "too-many", "Too many requests", detail, Map.of());
    }

    /** 429, and when to try again. */
    public static Problem tooMany(String detail, Duration retryAfter) {
        return new Problem(429, "too-many", "Too many requests", detail, Map.of(), Optional.of(retryAfter));
    }

    /** 503: the chain or the database does not answer. */
    public static Problem unavailable(String detail) {
        return new Problem(503, "unavailable", "Not reachable now", detail, Map.of());
    }

    /** 503: the node does not answer; and when to try again. */
    static Problem nodeAway(String detail) {
        return new Problem(503, "node-away", "The chain is not reachable now", detail, Map.of(), Optional.of(SOON));
    }

    /** 503: the database does not answer; and when to try again. */
    static Problem databaseAway() {
        String detail = "The hub cannot reach its database. Nothing was changed; try again in a moment.";
        return new Problem(503, "database-away", "The hub is not reachable now", detail, Map.of(), Optional.of(SOON));
    }

    /** 503: the database has no room; and when to try again. */
    static Problem diskFull() {
        String detail = "The disk of the hub's database is full. Nothing was changed; what was stored before is safe.";
        return new Problem(503, "disk-full", "The hub can store nothing now", detail, Map.of(), Optional.of(SOON));
    }

    /** Any other status that the server itself gives. */
    static Problem of(int status, String title, String detail) {
        return new Problem(status, "http-" + status, title, detail, Map.of());
    }

    public int status() {
        return status;
    }

    /** A word that programs can rely on; the {@code type} member is {@code /problems/} and this. */
    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    /** When to try again. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** By name of the field, what is wrong with it. */
    public Map<String, String> fields() {
        return fields;
    }
}
