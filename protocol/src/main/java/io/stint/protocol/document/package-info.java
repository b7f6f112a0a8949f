/** Signed documents: canonical JSON (RFC 8785), its id, its kind and its author. */
@NullMarked
package io.stint.protocol.document;

import org.jspecify.annotations.NullMarked;
