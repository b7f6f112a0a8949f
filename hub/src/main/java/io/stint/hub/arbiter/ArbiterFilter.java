package io.stint.hub.arbiter;

import io.stint.protocol.value.Amount;
import java.util.Optional;

/**
 * Which arbiters.
 *
 * @param language that they speak, without script and region; empty: any
 * @param subject that they know, in lower case; empty: any
 * @param fee the most that a ruling may cost; empty: anything
 */
public record ArbiterFilter(Optional<String> language, Optional<String> subject, Optional<Amount> fee) {}
