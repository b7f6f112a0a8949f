package io.stint.cli;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a command found or did, for a person and for a script. */
public record Answer(List<String> lines, ObjectNode json) {
    public Answer {
        lines = List.copyOf(lines);
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
