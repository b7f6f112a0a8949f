package io.stint.hub.document;

import io.stint.protocol.value.Bytes;
import java.time.Instant;

/**
 * One time that an author said a document.
 *
 * @param signature 64 bytes (EIP-2098)
 */
record Saying(Instant at, Bytes signature) {}
