package io.stint.chain.rpc;

import tools.jackson.databind.JsonNode;

/** A node's answer to one question of a batch. */
public sealed interface Reply {
    /** @throws NodeError when the node refused the question */
    JsonNode orThrow();

    /** @param value JSON null where the node says that there is no such thing */
    record Result(JsonNode value) implements Reply {
        @Override
        public JsonNode orThrow() {
            return value;
        }
    }

    record Refusal(NodeError error) implements Reply {
        @Override
        public JsonNode orThrow() {
            throw error;
        }
    }
}
