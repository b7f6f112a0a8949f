package io.stint.chain.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Wrong answers to {@code eth_getLogs}. */
final class FaultyLogs {
    private FaultyLogs() {}

    /** @return the answer itself where the fault cannot befall it */
    static JsonNode apply(Fault fault, ArrayNode logs, Random random) {
        if (fault == Fault.NULL_LOGS) {
            return NullNode.getInstance();
        }
        if (fault == Fault.HEX_LOGS) {
            return StringNode.valueOf("0x");
        }
        if (logs.isEmpty()) {
            return logs;
        }
        int some = random.nextInt(logs.size());
        String block = logs.get(some).path("blockNumber").asString();
        return switch (fault) {
            case EMPTY_LOGS -> logs.arrayNode();
            case FEWER_LOGS -> only(logs, log -> Long.decode(number(log)) < Long.decode(block));
            case HOLE -> only(logs, log -> !number(log).equals(block));
            case LOG_TWICE -> logs.deepCopy().insert(some, logs.get(some));
            case UNSORTED_LOGS -> reversed(logs);
            case OTHER_FORK -> with(logs, some, "blockHash", "0x" + "ab".repeat(32));
            case OTHER_CONTRACT -> with(logs, some, "address", "0x" + "ab".repeat(20));
            default -> logs;
        };
    }

    private static String number(JsonNode log) {
        return log.path("blockNumber").asString();
    }

    private static ArrayNode only(ArrayNode logs, Predicate<JsonNode> wanted) {
        ArrayNode some = logs.arrayNode();
        logs.forEach(log -> {
            if (wanted.test(log)) {
                some.add(log);
            }
        });
        return some;
    }

    private static ArrayNode reversed(ArrayNode logs) {
        List<JsonNode> all = new ArrayList<>();
        logs.forEach(all::addFirst);
        return logs.arrayNode().addAll(all);
    }

    private static ArrayNode with(ArrayNode logs, int index, String name, String value) {
        ArrayNode changed = logs.deepCopy();
        ((ObjectNode) changed.get(index)).put(name, value);
        return changed;
    }
}
