/** The escrow contract's calls, events, errors and rules of authority as typed values. */
@NullMarked
package work.stint.protocol.escrow;

import org.jspecify.annotations.NullMarked;
