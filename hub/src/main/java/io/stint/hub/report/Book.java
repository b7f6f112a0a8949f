package io.stint.hub.report;

import io.stint.hub.agreement.Opened;
import io.stint.protocol.report.Report;
import io.stint.protocol.value.Hash32;
import java.util.Map;
import java.util.Optional;

/**
 * A report, and the agreements that its lines are of.
 *
 * @param currency in which values are; empty: the hub knows no rates
 */
record Book(Report report, Map<Hash32, Opened> agreements, Optional<String> currency) {
    Book {
        agreements = Map.copyOf(agreements);
    }

    Opened agreement(Hash32 id) {
        Opened found = agreements.get(id);
        if (found == null) {
            throw new IllegalStateException("the report has a line of agreement " + id + ", which was not read");
        }
        return found;
    }
}
