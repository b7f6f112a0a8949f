package io.stint.hub.document;

import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;

/**
 * A stored file.
 *
 * @param hash SHA-256 of the bytes
 */
record Blob(Hash32 hash, BlobType type, Bytes bytes) {}
