package io.stint.hub.document;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import java.time.Instant;

/**
 * That somebody wrote a document, without what it says.
 *
 * @param createdAt as the author says
 */
public record Paper(DocumentId id, DocumentKind kind, Address author, Instant createdAt) {}
