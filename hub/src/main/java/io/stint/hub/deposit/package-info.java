/** The deposit with which a new key posts more: in the escrow, for its owner alone. */
@NullMarked
package io.stint.hub.deposit;

import org.jspecify.annotations.NullMarked;
