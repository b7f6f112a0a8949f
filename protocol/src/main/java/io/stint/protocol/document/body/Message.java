package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What one says to another about an agreement, or about a job before there is one: exactly one of the two. */
public record Message(
        Salt salt, Optional<Hash32> agreement, Optional<DocumentId> job, String text, List<AttachedFile> files)
        implements Body {

    public Message {
        files = List.copyOf(files);
    }

    /** @throws BadInput as {@link Body#parse} */
    public static Message parse(CanonicalJson json) {
        return BodyJson.read(DocumentKind.MESSAGE, json, in -> {
            Letter letter = Letter.read(in);
            Message message = new Message(
                    letter.salt(),
                    in.optional("agreement", in::hash),
                    in.optional("job", name -> in.parsed(name, DocumentId::parse)),
                    letter.text(),
                    letter.files());
            if (message.agreement.isPresent() == message.job.isPresent()) {
                throw in.bad("must have an agreement or a job, and not both");
            }
            return message;
        });
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.MESSAGE;
    }

    @Override
    public CanonicalJson json() {
        ObjectNode node = new Letter(salt, text, files).node();
        BodyJson.putText(node, "agreement", agreement);
        BodyJson.putText(node, "job", job);
        return BodyJson.write(kind(), node);
    }
}
