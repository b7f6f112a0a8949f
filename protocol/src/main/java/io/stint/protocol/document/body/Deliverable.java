package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the worker hands over: a text, files, or both.
 *
 * @param milestone of the scope, from 0
 */
public record Deliverable(
        Salt salt, Hash32 agreement, Optional<Integer> milestone, String text, List<AttachedFile> files)
        implements Body {

    public Deliverable {
        files = List.copyOf(files);
    }

    /** @throws BadInput as {@link Body#parse} */
    public static Deliverable parse(CanonicalJson json) {
        return BodyJson.read(DocumentKind.DELIVERABLE, json, in -> {
            Letter letter = Letter.read(in);
            return new Deliverable(
                    letter.salt(),
                    in.hash("agreement"),
                    in.optional("milestone", name -> (int) in.number(name, 0, Limits.MILESTONES - 1)),
                    letter.text(),
                    letter.files());
        });
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.DELIVERABLE;
    }

    @Override
    public CanonicalJson json() {
        ObjectNode node = new Letter(salt, text, files).node().put("agreement", agreement.hex());
        BodyJson.putNumber(node, "milestone", milestone);
        return BodyJson.write(kind(), node);
    }
}
