/** The values that everything else is made of: addresses, hashes, amounts and money. */
@NullMarked
package io.stint.protocol.value;

import org.jspecify.annotations.NullMarked;
