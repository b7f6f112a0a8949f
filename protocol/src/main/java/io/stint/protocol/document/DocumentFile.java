package io.stint.protocol.document;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.value.Bytes;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** A signed document in a file: in plain, with the fields of a hub's document. Other fields may stand beside them. */
public final class DocumentFile {
    private static final int LARGEST = 2 * CanonicalJson.LARGEST;
    private static final long LAST = 253_402_300_799L;

    private DocumentFile() {}

    /**
     * The whole text of a file that holds such a document.
     *
     * @throws BadInput when it is cut off or too large
     */
    public static CanonicalJson text(String json) {
        return CanonicalJson.parse(json, LARGEST);
    }

    /**
     * Reads a file that holds nothing but a document of this kind.
     *
     * @throws BadInput when it is cut off, of another kind, has more or fewer fields, or was not signed by its author
     */
    public static Document read(String json, DocumentKind kind) {
        CanonicalJson all = text(json);
        Document document = JsonFields.read(all, kind.wireName(), in -> read(all, in));
        if (document.kind() != kind) {
            throw new BadInput("this is a " + document.kind() + ", not a " + kind + "; give another file");
        }
        return document;
    }

    /**
     * Reads the document's own fields.
     *
     * @param in of the whole text
     * @throws BadInput when it was not signed by its author, or its id is another's
     */
    public static Document read(CanonicalJson all, JsonFields in) {
        CanonicalJson body = in.object("body", fields -> body(all, fields));
        Document document = new Document(
                in.parsed("kind", DocumentKind::parse),
                Instant.ofEpochSecond(in.number("createdAt", 0, LAST)),
                body,
                in.address("author"),
                in.parsed("signature", text -> new Hex(Signature.parse(text), text))
                        .signature());
        DocumentId id = in.parsed("id", DocumentId::parse);
        if (!id.equals(document.id())) {
            throw new BadInput("the " + document.kind() + "'s contents make the id " + document.id() + ", not " + id);
        }
        return document;
    }

    /** Its fields are checked where the body is read; here they are taken as they are. */
    private static CanonicalJson body(CanonicalJson all, JsonFields fields) {
        CanonicalJson body = CanonicalJson.parse(all.tree().get("body").toString());
        body.tree().propertyNames().forEach(name -> fields.optional(name, field -> field));
        return body;
    }

    /** A signature in either of its lengths. */
    private record Hex(Signature signature, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** The document's own fields; others may be added before it becomes {@link #text(ObjectNode)}. */
    public static ObjectNode write(Document document) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", document.id().toString())
                .put("kind", document.kind().wireName())
                .put("author", document.author().toString())
                .put("createdAt", document.createdAt().getEpochSecond())
                .put("signature", Bytes.of(document.signature().compact()).hex());
        node.putRawValue("body", new RawValue(document.body().text()));
        return node;
    }

    /** What a file holds. */
    public static String text(ObjectNode file) {
        return JsonMapper.shared().writeValueAsString(file) + "\n";
    }
}
