/** What documents of each kind say: strict records, with one JSON text for each value. */
@NullMarked
package io.stint.protocol.document.body;

import org.jspecify.annotations.NullMarked;
