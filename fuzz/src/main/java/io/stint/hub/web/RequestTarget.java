package io.stint.hub.web;

import io.stint.fuzz.Parts;
import io.stint.fuzz.Reading;
import java.util.List;
import java.util.function.Function;

/** Requests: their JSON, and the headers that the hub reads itself. */
public final class RequestTarget {
    private RequestTarget() {}

    /** A body in JSON, read as a route does. */
    public static <T> boolean body(byte[] input, Function<JsonRequest, T> reader) {
        return Reading.of(() -> JsonRequest.read(StrictJson.parse(input), reader))
                .isPresent();
    }

    /** A local path stays on this hub; a client's name is made of its address only. */
    public static boolean headers(byte[] input) {
        Parts parts = new Parts(input);
        String peer = parts.number(2) == 0 ? "127.0.0.1" : "2001:db8::1";
        String text = Reading.text(parts.rest());
        String client = Client.of(peer, List.of(text), Network.HERE);
        Reading.require(client.matches("[0-9a-f]{8}|[0-9a-f]{16}"), "a client is named " + client);
        String path = Paths.local(text);
        boolean own =
                path.startsWith("/") && !path.startsWith("//") && path.chars().noneMatch(c -> c == '\\' || c < ' ');
        Reading.require(own, "a path leads elsewhere: " + path);
        return path.equals(text);
    }
}
