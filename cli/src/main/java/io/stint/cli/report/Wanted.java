package io.stint.cli.report;

import io.stint.protocol.report.Span;
import io.stint.protocol.report.Viewpoint;
import io.stint.protocol.value.Address;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Which report.
 *
 * @param zone by whose clock the period begins and ends
 * @param with only what was exchanged with them; empty: with anybody
 */
record Wanted(Viewpoint side, Span span, ZoneId zone, Optional<Address> with) {
    boolean holds(Instant at) {
        return !at.isBefore(span.from(zone)) && at.isBefore(span.to(zone));
    }
}
