package io.stint.hub.document;

import io.stint.hub.web.JsonRequest;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Limits;
import io.stint.protocol.document.sealed.SealedForm;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Documents as they go over the wire, the same in both directions. Body and sealed form stand there in canonical form. */
final class DocumentJson {
    private static final JsonMapper JSON = new JsonMapper();

    /** 9999-12-31T23:59:59Z: beyond it there is no date that PostgreSQL and browsers agree on. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private DocumentJson() {}

    static Submission read(JsonRequest in) {
        DocumentId id = in.parsed("id", DocumentId::parse);
        Submission submission = new Submission(
                id,
                in.parsed("kind", DocumentKind::parse),
                in.parsed("author", Address::parse),
                Instant.ofEpochSecond(in.number("createdAt", 0, LAST_SECOND)),
                in.parsed("signature", DocumentJson::signature),
                in.optional("body", name -> in.json(name, CanonicalJson::parse)),
                in.optional("sealed", name -> in.json(name, SealedForm::parse)),
                in.optional("agreement", name -> in.parsed(name, Hash32::parse)),
                in.optional("job", name -> in.parsed(name, DocumentId::parse)),
                in.optional("files", name -> Set.copyOf(in.texts(name, Limits.FILES, Hash32::parse)))
                        .orElse(Set.of()));
        in.optional("to", name -> in.parsed(name, text -> reader(submission, Address.parse(text))));
        return submission;
    }

    private static Signature signature(String hex) {
        int bytes = (hex.length() - 2) / 2;
        if (bytes != 64 && bytes != 65) {
            throw new BadInput("documents are signed by a key: 64 or 65 bytes, got " + bytes
                    + ". A wallet that is a contract cannot sign them; sign in with the wallet of a key");
        }
        return Signature.parse(hex);
    }

    /** Whom a document is meant for must be able to open it. */
    private static Address reader(Submission submission, Address to) {
        boolean reads = submission.sealed().flatMap(form -> form.keyOf(to)).isPresent();
        if (!reads) {
            throw new BadInput("the document is not sealed for " + to);
        }
        return to;
    }

    static ObjectNode write(Held held) {
        Stored document = held.document();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", document.id().toString())
                .put("kind", document.kind().wireName())
                .put("author", document.author().toString())
                .put("createdAt", document.createdAt().getEpochSecond())
                .put("signature", held.signature().hex());
        document.body().ifPresent(body -> node.putRawValue("body", new RawValue(body.text())));
        held.sealed().ifPresent(form -> node.putRawValue("sealed", new RawValue(form)));
        document.agreement().ifPresent(id -> node.put("agreement", id.hex()));
        document.job().ifPresent(id -> node.put("job", id.toString()));
        if (document.body().isEmpty() && !document.files().isEmpty()) {
            ArrayNode files = node.putArray("files");
            document.files().stream().map(Hash32::hex).sorted().forEach(files::add);
        }
        return node;
    }

    static String text(Held held) {
        return JSON.writeValueAsString(write(held));
    }

    static String text(DocumentPage page) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        var list = node.putArray("documents");
        page.documents().forEach(held -> list.add(write(held)));
        page.next().ifPresent(next -> node.put("next", Long.toString(next)));
        return JSON.writeValueAsString(node);
    }
}
