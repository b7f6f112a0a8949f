package io.stint.hub.draw;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;

/**
 * What is approved, covered and not drawn in an agreement.
 *
 * @param layer the number of the one that has it
 * @param token zero: the chain's coin
 * @param open how much
 * @param oldest since when the first of it waits
 */
public record Drawable(Hash32 agreement, int layer, Address token, Amount open, Instant oldest) {}
