package io.stint.cli.hub;

import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.stream.Stream;

/** A page that hears what changes. */
final class OpenStream {
    private final Iterator<String> lines;

    private OpenStream(Iterator<String> lines) {
        this.lines = lines;
    }

    static OpenStream of(Visitor visitor) throws Exception {
        HttpResponse<Stream<String>> response = visitor.http()
                .send(
                        visitor.request("/api/live")
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());
        OpenStream stream = new OpenStream(response.body().iterator());
        if (!stream.lines.hasNext()) {
            throw new AssertionError("the stream says nothing");
        }
        return stream;
    }

    /** Returns when the hub has ended it in order; a broken connection throws. */
    void awaitEnd() {
        while (lines.hasNext()) {
            lines.next();
        }
    }
}
