/** The escrow contract's calls, events, errors and rules of authority as typed values. */
@NullMarked
package io.stint.protocol.escrow;

import org.jspecify.annotations.NullMarked;
