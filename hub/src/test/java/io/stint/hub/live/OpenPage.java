package io.stint.hub.live;

import io.stint.hub.Village;
import io.stint.protocol.value.Address;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a browser's EventSource is to the hub. */
final class OpenPage implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long PATIENCE_SECONDS = 60;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final int status;
    private final Stream<String> lines;

    /** @param data of the event; an event {@code end} says that the stream is over */
    record Event(String name, JsonNode data) {}

    private OpenPage(Village village, Optional<String> cookie, String query) {
        HttpRequest.Builder request = HttpRequest.newBuilder(village.address().resolve("/api/live" + query))
                .header("Accept", "text/event-stream");
        cookie.ifPresent(token -> request.header("Cookie", "stint=" + token));
        try {
            HttpResponse<Stream<String>> response =
                    HTTP.sendAsync(request.build(), BodyHandlers.ofLines()).join();
            status = response.statusCode();
            lines = response.body();
            Thread.ofVirtual().start(() -> read(lines));
        } catch (CompletionException e) {
            throw new AssertionError(e);
        }
    }

    static OpenPage of(Village village, Address person) {
        return new OpenPage(village, Optional.of(village.signIn(person)), "");
    }

    static OpenPage withCookie(Village village, String cookie, String query) {
        return new OpenPage(village, Optional.of(cookie), query);
    }

    static OpenPage signedOut(Village village) {
        return new OpenPage(village, Optional.empty(), "");
    }

    private void read(Stream<String> all) {
        String name = "";
        try {
            for (Iterator<String> each = all.iterator(); each.hasNext(); ) {
                String line = each.next();
                if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    events.add(new Event(name, JSON.readTree(line.substring(5).strip())));
                }
            }
        } catch (RuntimeException e) {
            // The hub broke it off, or this page was closed.
        }
        events.add(new Event("end", JSON.createObjectNode()));
    }

    int status() {
        return status;
    }

    /** The next event. */
    Event next() throws InterruptedException {
        Event event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("nothing was told");
        }
        return event;
    }

    /** The next change of a kind; what is told before is passed over. */
    JsonNode change(String kind) throws InterruptedException {
        while (true) {
            Event event = next();
            if (event.name().equals("end")) {
                throw new AssertionError("the stream ended without " + kind);
            }
            if (event.name().equals("change")
                    && event.data().get("kind").asString().equals(kind)) {
                return event.data();
            }
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
