package io.stint.chain.rpc;

import java.util.List;
import java.util.Map;

/**
 * What came over HTTP, kept whole for whoever looks into a failure.
 *
 * @param headers names in lower case
 */
public record HttpReply(int status, Map<String, List<String>> headers, String body) {
    private static final int SHOWN = 120;

    public HttpReply {
        headers = Map.copyOf(headers);
    }

    /** The body's first characters, on one line. */
    String beginning() {
        if (body.isBlank()) {
            return "an empty body";
        }
        String line = body.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
