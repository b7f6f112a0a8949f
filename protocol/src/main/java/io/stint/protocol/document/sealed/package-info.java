/** Private documents: encrypted for their readers, opened with reading keys. */
@NullMarked
package io.stint.protocol.document.sealed;

import org.jspecify.annotations.NullMarked;
