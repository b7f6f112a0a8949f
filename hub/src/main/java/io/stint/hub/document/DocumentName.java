package io.stint.hub.document;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;

/** What names a stored document: two people can say the same words. */
public record DocumentName(DocumentId id, Address author) {}
