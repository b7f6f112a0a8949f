package io.stint.chain.rpc;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a node sends as a tree, but the long lists of logs in it as {@link Logs}. */
final class AnswerParser {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private AnswerParser() {}

    /**
     * @param logs whether logs were asked for; then a list of objects that is a result holds such
     * @return an answer or a list of them; missing when it is neither
     * @throws JacksonException when it is no JSON
     * @throws BadAnswer when a log in it is none
     */
    static JsonNode parse(String body, boolean logs) {
        try (JsonParser in = JSON.createParser(body)) {
            in.nextToken();
            JsonNode all = in.currentToken() == JsonToken.START_ARRAY ? answers(in, logs) : answer(in, logs);
            if (in.nextToken() != null) {
                throw new StreamReadException(in, "there is more after the end");
            }
            return all;
        }
    }

    private static JsonNode answers(JsonParser in, boolean logs) {
        ArrayNode answers = JSON.createArrayNode();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            answers.add(answer(in, logs));
        }
        return answers;
    }

    private static JsonNode answer(JsonParser in, boolean logs) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return MissingNode.getInstance();
        }
        ObjectNode answer = JSON.createObjectNode();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            boolean list = in.nextToken() == JsonToken.START_ARRAY && logs && name.equals("result");
            answer.set(name, list ? list(in) : in.readValueAsTree());
        }
        return answer;
    }

    private static JsonNode list(JsonParser in) {
        if (in.nextToken() == JsonToken.START_OBJECT) {
            return answerOf(new LogParser(in));
        }
        ArrayNode list = JSON.createArrayNode();
        while (in.currentToken() != JsonToken.END_ARRAY) {
            list.add(in.<JsonNode>readValueAsTree());
            in.nextToken();
        }
        return list;
    }

    private static JsonNode answerOf(LogParser logs) {
        return JSON.getNodeFactory().pojoNode(new Logs(logs.list()));
    }
}
