package io.stint.protocol.document.body;

import io.stint.protocol.document.JsonFields;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What deliverables, evidence and messages have in common: a text, files, or both. */
record Letter(Salt salt, String text, List<AttachedFile> files) {
    static Letter read(JsonFields in) {
        Letter letter = new Letter(
                in.parsed("salt", Salt::parse), in.linesOrNone("text", Limits.TEXT), AttachedFile.readAll(in));
        if (letter.text.isBlank() && letter.files.isEmpty()) {
            throw in.bad("text", "must say something when there are no files");
        }
        return letter;
    }

    ObjectNode node() {
        ObjectNode node = BodyJson.versioned().put("salt", salt.toString()).put("text", text);
        node.set("files", AttachedFile.nodes(files));
        return node;
    }
}
