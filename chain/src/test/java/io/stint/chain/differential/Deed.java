package io.stint.chain.differential;

import io.stint.protocol.escrow.EscrowCall;
import java.util.Optional;

/**
 * Something that somebody does once, with sums of its own.
 *
 * @param after what must have been done before
 * @param pause seconds that pass before it
 */
record Deed(EscrowCall call, Who by, Optional<Deed> after, long pause) {}
