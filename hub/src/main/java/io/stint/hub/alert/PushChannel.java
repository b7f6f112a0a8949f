package io.stint.hub.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.hub.alert.AlertQueue.Message;
import io.stint.hub.web.Json;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Web Push (RFC 8030): the push service of the browser's maker gets what only the browser can read. */
final class PushChannel implements Channel {
    /** While a phone is off for longer than that, e-mail and the next announcement are better. */
    private static final Duration KEPT = Duration.ofDays(7);

    /** A push message has 3,993 bytes; a text that was made of long names is cut. */
    private static final int LONGEST = 200;

    private final Subscriptions subscriptions;
    private final AlertWords words;
    private final Vapid vapid;
    private final Optional<URI> contact;
    private final Outside outside;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** @param contact for the makers of browsers; https, or empty */
    PushChannel(
            Subscriptions subscriptions,
            AlertWords words,
            Vapid vapid,
            Optional<URI> contact,
            Outside outside,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.words = words;
        this.vapid = vapid;
        this.contact = contact;
        this.outside = outside;
        this.clock = clock;
    }

    @Override
    public Outcome send(Message message) {
        Optional<Subscription> subscription = subscriptions.find(message.way(), message.person());
        Optional<Announcement> said = subscription.flatMap(s -> words.say(message, s.language()));
        if (subscription.isEmpty() || said.isEmpty()) {
            return new Outcome.Unwanted();
        }
        try {
            return outcome(message, post(message, subscription.get(), said.get()));
        } catch (IOException e) {
            return new Outcome.Later(Trouble.of(e));
        }
    }

    private int post(Message message, Subscription to, Announcement said) throws IOException {
        URI endpoint = URI.create(to.endpoint());
        byte[] salt = new byte[PushCipher.SALT];
        random.nextBytes(salt);
        byte[] body = PushCipher.encrypt(
                payload(message, said).getBytes(UTF_8),
                P256.key(to.key().toArray()),
                to.auth().toArray(),
                P256.generate(),
                salt);
        return outside.post(endpoint, headers(message, endpoint), body);
    }

    private Map<String, String> headers(Message message, URI endpoint) {
        Instant now = clock.instant();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", vapid.authorization(endpoint, contact, now));
        headers.put("Content-Encoding", "aes128gcm");
        headers.put("Content-Type", "application/octet-stream");
        headers.put("TTL", Long.toString(KEPT.toSeconds()));
        headers.put("Urgency", message.occasion().kind().byDefault() ? "high" : "normal");
        // A newer announcement of the same alert takes the place of one that was not delivered yet.
        headers.put(
                "Topic",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(tag(message).getBytes(UTF_8)));
        return headers;
    }

    private static String tag(Message message) {
        return "alert" + message.key();
    }

    private static String payload(Message message, Announcement said) {
        return Json.object()
                .put("title", cut(said.title()))
                .put("body", cut(said.body()))
                .put("path", said.path())
                .put("tag", tag(message))
                .toString();
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private Outcome outcome(Message message, int status) {
        if (status >= 200 && status < 300) {
            return new Outcome.Sent();
        }
        if (status == 404 || status == 410) {
            subscriptions.forget(message.way());
            return new Outcome.Unwanted();
        }
        String why = "the push service answered " + status;
        return status == 429 || status >= 500 ? new Outcome.Later(why) : new Outcome.Never(why);
    }
}
