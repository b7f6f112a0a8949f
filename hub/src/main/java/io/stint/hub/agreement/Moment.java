package io.stint.hub.agreement;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a room's timeline.
 *
 * @param source {@code chain}, {@code signed} or {@code document}
 * @param name of the event, the document's kind, or what was signed
 * @param by who did it, where that is known
 */
public record Moment(
        String source,
        String name,
        Instant at,
        Optional<Address> by,
        Optional<Hash32> transaction,
        Optional<DocumentId> document,
        Said said) {}
