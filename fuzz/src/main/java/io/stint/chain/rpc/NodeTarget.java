package io.stint.chain.rpc;

import io.stint.fuzz.Parts;
import io.stint.fuzz.Reading;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Bytes;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A node's answers. */
public final class NodeTarget {
    private static final List<String> METHODS =
            List.of("eth_getLogs", "eth_getBlockByNumber", "eth_getTransactionReceipt", "eth_getTransactionByHash");

    private NodeTarget() {}

    public static boolean answers(byte[] input) {
        Parts parts = new Parts(input);
        String method = METHODS.get(parts.number(METHODS.size()));
        Optional<JsonNode> answer = parse(parts.rest(), method);
        return answer.filter(node ->
                        node.path("result").isContainer() || node.path("result").isPojo())
                .flatMap(node -> Reading.of(() -> result(method, node.get("result"))))
                .isPresent();
    }

    // What is no JSON is none, wherever it breaks off.
    @SuppressWarnings("UnusedException")
    private static Optional<JsonNode> parse(byte[] body, String method) {
        try {
            return Optional.of(AnswerParser.parse(body, List.of(Request.of(method))));
        } catch (JacksonException | StintException e) {
            return Optional.empty();
        }
    }

    private static Object result(String method, JsonNode result) {
        return switch (method) {
            case "eth_getLogs" -> Logs.of(result);
            case "eth_getBlockByNumber" -> Block.of(result);
            case "eth_getTransactionReceipt" -> Fields.optional("receipt", result, Receipt::read);
            default -> Fields.optional("transaction", result, TxInfo::read);
        };
    }

    /** A revert's data are put into words. */
    public static boolean reverts(byte[] input) {
        NodeError error = new NodeError("eth_call", 3, "execution reverted", Optional.of(Bytes.of(input)));
        return !RevertReason.inWords(error).contains("with the data");
    }
}
