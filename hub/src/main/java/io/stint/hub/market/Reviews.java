package io.stint.hub.market;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import java.time.Instant;
import java.util.List;

/** Where the reviews on a profile come from. */
public interface Reviews {
    /** Nobody was reviewed yet as far as is known. */
    Reviews NONE = person -> List.of();

    /** About a person, the newest first. */
    List<Shown> of(Address person);

    /**
     * A review that is bound to a paid agreement.
     *
     * @param stars from 1 to 5
     * @param text may be blank
     */
    record Shown(DocumentId id, Address author, int stars, String text, Instant createdAt) {}
}
