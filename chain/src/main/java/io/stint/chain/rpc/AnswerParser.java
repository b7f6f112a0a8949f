package io.stint.chain.rpc;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what a node sends as a tree, but what there is much of in it, logs and heads, as {@link Logs} and {@link Block}.
 * Two fields of one name are refused: in trees by the mapper, elsewhere by who reads.
 */
final class AnswerParser {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private final JsonParser in;
    private final boolean logs;
    private final boolean heads;

    /**
     * @param logs whether logs were asked for; then a list of objects that is a result holds such
     * @param heads whether heads of blocks were asked for; then an object that is a result is one
     */
    private AnswerParser(JsonParser in, boolean logs, boolean heads) {
        this.in = in;
        this.logs = logs;
        this.heads = heads;
    }

    /**
     * @param requests what was asked
     * @return an answer or a list of them; missing when it is neither
     * @throws JacksonException when it is no JSON
     * @throws BadAnswer when a log or a head in it is none
     */
    static JsonNode parse(byte[] body, List<Request> requests) {
        try (JsonParser in = JSON.createParser(body)) {
            in.nextToken();
            AnswerParser parser =
                    new AnswerParser(in, asked(requests, "eth_getLogs"), asked(requests, "eth_getBlockByNumber"));
            JsonNode all = in.currentToken() == JsonToken.START_ARRAY ? parser.answers() : parser.answer();
            if (in.nextToken() != null) {
                throw new StreamReadException(in, "there is more after the end");
            }
            return all;
        }
    }

    private static boolean asked(List<Request> requests, String method) {
        return requests.stream().anyMatch(request -> request.method().equals(method));
    }

    private JsonNode answers() {
        ArrayNode answers = JSON.createArrayNode();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            answers.add(answer());
        }
        return answers;
    }

    private JsonNode answer() {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return MissingNode.getInstance();
        }
        ObjectNode answer = JSON.createObjectNode();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            if (answer.replace(name, name.equals("result") ? result() : in.readValueAsTree()) != null) {
                throw new StreamReadException(in, "there are two fields of the name " + name);
            }
        }
        return answer;
    }

    private JsonNode result() {
        if (heads && in.currentToken() == JsonToken.START_OBJECT) {
            return JSON.getNodeFactory().pojoNode(new HeadParser(in).head());
        }
        return logs && in.currentToken() == JsonToken.START_ARRAY ? list() : in.readValueAsTree();
    }

    private JsonNode list() {
        if (in.nextToken() == JsonToken.START_OBJECT) {
            return JSON.getNodeFactory().pojoNode(new Logs(new LogParser(in).list()));
        }
        ArrayNode list = JSON.createArrayNode();
        while (in.currentToken() != JsonToken.END_ARRAY) {
            list.add(in.<JsonNode>readValueAsTree());
            in.nextToken();
        }
        return list;
    }
}
