/** Signed documents: their store, who may read them, and what features make of them. */
@NullMarked
package io.stint.hub.document;

import org.jspecify.annotations.NullMarked;
