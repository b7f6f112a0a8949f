package io.stint.protocol.reputation;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import java.time.Instant;

/**
 * A review of somebody, bound to an agreement that paid.
 *
 * @param side on which the one whom it is about stands there
 * @param stars from 1 to 5
 */
public record Opinion(DocumentId id, Address by, Side side, int stars, Instant at) {}
