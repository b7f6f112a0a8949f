package io.stint.chain.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Makes a wrong answer of a right one. */
final class FaultyAnswers {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Duration late;
    private final Random random;
    private String stale = "{}";

    /** @param late longer than the client waits */
    FaultyAnswers(Duration late, Random random) {
        this.late = late;
        this.random = random;
    }

    /**
     * @param methods what was asked, by the id of the question
     * @return the right answer where the fault cannot befall it
     */
    Answer apply(Fault fault, String right, Map<Long, String> methods) {
        return switch (fault) {
            case ERROR -> error(200, -32603, "internal error");
            case HTTP_400 -> error(400, -32600, "invalid request");
            case HTTP_413 -> Answer.of(413, "<html>Request Entity Too Large</html>");
            case HTTP_429 -> Answer.of(429, "slow down");
            case HTTP_500 -> Answer.of(500, "<html>oops</html>");
            case HTTP_503 -> Answer.of(503, "<html>Service Unavailable</html>");
            case CUT -> new Answer(200, right, 0, Duration.ZERO);
            case TRUNCATED -> new Answer(200, right, 0.5, Duration.ZERO);
            case LATE -> new Answer(200, right, 1, late);
            case NOT_JSON -> Answer.of(200, "<html>Welcome</html>");
            case EMPTY_BODY -> Answer.of(200, "");
            case NULL_BODY -> Answer.of(200, "null");
            case STALE -> Answer.of(200, stale);
            default -> Answer.of(200, inside(fault, JSON.readTree(right), methods));
        };
    }

    /** Remembers an answer, to be given again. */
    void sent(String right) {
        stale = right;
    }

    private String inside(Fault fault, JsonNode right, Map<Long, String> methods) {
        if (!right.isArray()) {
            return item(fault, (ObjectNode) right, methods).toString();
        }
        List<ObjectNode> items = new ArrayList<>();
        right.forEach(item -> items.add((ObjectNode) item));
        int some = random.nextInt(items.size());
        switch (fault) {
            case ITEM_ERROR -> items.set(some, refused(items.get(some), -32603, "internal error"));
            case ITEM_MISSING -> items.remove(some);
            case ITEM_TWICE -> items.add(items.get(some));
            case ITEM_TWICE_DIFFERENTLY -> items.add(items.get(some).deepCopy().put("result", "0x1234"));
            case REVERSED -> items.sort((a, b) -> Long.compare(id(b), id(a)));
            default -> items.replaceAll(item -> item(fault, item, methods));
        }
        ArrayNode all = JSON.createArrayNode();
        items.forEach(all::add);
        return all.toString();
    }

    private ObjectNode item(Fault fault, ObjectNode item, Map<Long, String> methods) {
        String method = methods.getOrDefault(id(item), "");
        JsonNode result = item.path("result");
        if (fault == Fault.LIMIT) {
            return method.equals("eth_getLogs")
                    ? refused(item, -32005, "query returned more than 20000 results")
                    : item;
        }
        JsonNode wrong = switch (method) {
            case "eth_blockNumber" -> fault == Fault.OLD_HEAD ? older(result) : result;
            case "eth_getBlockByNumber" -> fault == Fault.NULL_BLOCK ? NullNode.getInstance() : result;
            case "eth_getTransactionReceipt" -> fault == Fault.NULL_RECEIPT ? NullNode.getInstance() : result;
            case "eth_getLogs" -> result instanceof ArrayNode logs ? FaultyLogs.apply(fault, logs, random) : result;
            default -> result;
        };
        return wrong.isMissingNode() || wrong.equals(result)
                ? item
                : item.deepCopy().set("result", wrong);
    }

    private JsonNode older(JsonNode head) {
        long number = Long.decode(head.asString());
        return StringNode.valueOf("0x" + Long.toHexString(Math.max(0, number - 1 - random.nextInt(10))));
    }

    private static ObjectNode refused(ObjectNode item, int code, String message) {
        ObjectNode refused = JSON.createObjectNode().put("jsonrpc", "2.0");
        refused.set("id", item.path("id"));
        refused.putObject("error").put("code", code).put("message", message);
        return refused;
    }

    private static Answer error(int status, int code, String message) {
        return Answer.of(
                status,
                refused(JSON.createObjectNode().putNull("id"), code, message).toString());
    }

    private static long id(JsonNode item) {
        return item.path("id").asLong(-1);
    }
}
