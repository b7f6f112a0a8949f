package io.stint.hub.report;

import io.stint.protocol.report.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * A line as the page says it.
 *
 * @param when by the reader's clock
 * @param rate with who said so and when; empty: none was known
 * @param proof where the transaction can be looked at
 */
public record LineView(
        Instant at,
        String when,
        Kind kind,
        String other,
        String agreement,
        String amount,
        Optional<String> fee,
        Optional<String> tip,
        Optional<String> value,
        Optional<String> rate,
        String proof) {}
