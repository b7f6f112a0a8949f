package io.stint.chain.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;

/** What came over HTTP, kept whole for whoever looks into a failure. */
public final class HttpReply {
    private static final int SHOWN = 120;

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /** @param body kept, not copied, as it may be large */
    HttpReply(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** By their names in lower case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The body as text, whatever it is. */
    public String body() {
        return new String(body, UTF_8);
    }

    /** The body itself: not to be changed. */
    byte[] content() {
        return body;
    }

    /** The body's first characters, on one line. */
    String beginning() {
        String text = body();
        if (text.isBlank()) {
            return "an empty body";
        }
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
