/** Everything that a party signs for the escrow. */
@NullMarked
package work.stint.protocol.message;

import org.jspecify.annotations.NullMarked;
