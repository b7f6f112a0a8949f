package io.stint.hub.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.hub.alert.AlertQueue.Message;
import io.stint.hub.web.Json;
import io.stint.protocol.value.Address;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Posts alerts as signed JSON to whatever its owner named. */
final class WebhookChannel implements Channel {
    private static final int GONE = 410;

    private final Webhooks webhooks;
    private final Words words;
    private final Outside outside;
    private final Supplier<URI> here;
    private final Clock clock;

    /** Says a message in a language; empty: it is none of the person's business any more. */
    interface Words {
        Optional<Announcement> say(Message message, String language);
    }

    /** @param here how browsers reach the hub */
    WebhookChannel(Webhooks webhooks, Words words, Outside outside, Supplier<URI> here, Clock clock) {
        this.webhooks = webhooks;
        this.words = words;
        this.outside = outside;
        this.here = here;
        this.clock = clock;
    }

    @Override
    public Outcome send(Message message) {
        Optional<Webhook> webhook = webhooks.find(message.way(), message.person());
        Optional<Announcement> said = webhook.flatMap(to -> words.say(message, to.language()));
        if (webhook.isEmpty() || said.isEmpty()) {
            return new Outcome.Unwanted();
        }
        // The same at every try, by whichever hub; another one after a backup of the database was restored.
        String id = "alert-" + message.id() + "-" + message.since().getEpochSecond();
        return outcome(webhook.get().id(), tried(webhook.get(), id, body(message, said.get())));
    }

    private Outcome outcome(long id, Tried tried) {
        String why = tried.why();
        if (tried.taken()) {
            webhooks.took(id);
            return new Outcome.Sent();
        }
        if (tried.status() == GONE) {
            webhooks.gone(id, why, clock.instant());
            return new Outcome.Never(why);
        }
        return webhooks.failed(id, why, clock.instant()) ? new Outcome.Never(why) : new Outcome.Later(why);
    }

    /** Sends something that is no alert; when it is taken, the webhook is on. */
    void test(Address person, Webhook webhook) {
        ObjectNode body = event("test", clock.instant());
        body.putObject("data").put("account", person.toString()).put("url", here.get() + "/alerts");
        Tried tried = tried(webhook, "test-" + UUID.randomUUID(), body);
        if (tried.taken()) {
            webhooks.tested(person, webhook.id(), clock.instant());
        } else {
            webhooks.testFailed(webhook.id(), tried.why());
        }
    }

    /** @param status of the answer; 0: there was none */
    private record Tried(int status, String why) {
        boolean taken() {
            return status >= 200 && status < 300;
        }
    }

    private Tried tried(Webhook webhook, String id, ObjectNode event) {
        byte[] body = event.toString().getBytes(UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "stint");
        headers.putAll(WebhookSignature.headers(webhook.secret(), id, clock.instant(), body));
        try {
            int status = outside.post(webhook.url(), headers, body);
            return new Tried(status, "it answered " + status);
        } catch (IOException e) {
            return new Tried(0, String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode event(String type, Instant time) {
        return Json.object().put("type", type).put("timestamp", time.toString());
    }

    private ObjectNode body(Message message, Announcement said) {
        Occasion occasion = message.occasion();
        ObjectNode body = event("alert." + occasion.kind().word(), message.since());
        ObjectNode data = body.putObject("data").put("account", message.person().toString());
        message.agreement().ifPresent(id -> data.put("agreement", id.hex()));
        data.put("announcement", message.stage() + 1)
                .put("amount", occasion.amount().wei().toString());
        occasion.until().ifPresent(until -> data.put("until", until.toString()));
        data.put("title", said.title())
                .put("text", said.body())
                .put("url", here.get().resolve(said.path()).toString());
        return body;
    }
}
