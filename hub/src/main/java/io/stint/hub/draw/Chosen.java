package io.stint.hub.draw;

import io.stint.protocol.value.Address;
import java.time.Instant;
import java.util.Optional;

/**
 * The rule of a worker on a chain.
 *
 * @param since when it was chosen
 * @param drawnAt when draws were last asked for by a rule
 */
public record Chosen(Address worker, DrawRule rule, Instant since, Optional<Instant> drawnAt) {}
