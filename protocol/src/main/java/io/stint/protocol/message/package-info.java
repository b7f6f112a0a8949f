/** Everything that a party signs for the escrow. */
@NullMarked
package io.stint.protocol.message;

import org.jspecify.annotations.NullMarked;
