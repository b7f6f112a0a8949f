package io.stint.hub.document;

import io.stint.protocol.document.DocumentKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells live pages that there is a new document: PostgreSQL passes it on when the transaction commits. */
public final class Announcement {
    /** For LISTEN. Payloads are JSON with {@code kind}, {@code id}, {@code author}, and {@code agreement} or {@code job}. */
    public static final String CHANNEL = "stint";

    private Announcement() {}

    /** Of many at once, each review and one of each other kind: boards need to hear once that they changed. */
    static void sendSome(Handle handle, List<Stored> documents) {
        Set<DocumentKind> told = EnumSet.noneOf(DocumentKind.class);
        for (Stored document : documents) {
            if (document.kind() == DocumentKind.REVIEW || told.add(document.kind())) {
                send(handle, document);
            }
        }
    }

    static void send(Handle handle, Stored document) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("kind", document.kind().wireName())
                .put("id", document.id().toString())
                .put("author", document.author().toString());
        document.agreement().ifPresent(id -> payload.put("agreement", id.toString()));
        document.job().ifPresent(id -> payload.put("job", id.toString()));
        handle.createUpdate("select pg_notify(:channel, :payload)")
                .bind("channel", CHANNEL)
                .bind("payload", payload.toString())
                .execute();
    }
}
