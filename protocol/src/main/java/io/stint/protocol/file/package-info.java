/** What a party keeps of an agreement, as a file. */
@NullMarked
package io.stint.protocol.file;

import org.jspecify.annotations.NullMarked;
