package io.stint.chain.rpc;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/**
 * A list of logs that was read while the answer was parsed.
 *
 * @param logs in the node's order
 */
record Logs(List<Log> logs) {
    Logs {
        logs = List.copyOf(logs);
    }

    /** Of a result, however it was read. */
    static List<Log> of(JsonNode result) {
        return result instanceof POJONode node && node.getPojo() instanceof Logs read
                ? read.logs()
                : Fields.list("log", result, Log::read);
    }
}
